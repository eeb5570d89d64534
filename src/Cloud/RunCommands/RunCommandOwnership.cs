using Remediation.Orders;

namespace Cloud.RunCommands;

/// <summary>
/// What marks a run command as this product's: the tag together with the prefix <see cref="GuestOrder.NamePrefix"/>.
/// </summary>
public static class RunCommandOwnership
{
    /// <summary>Tag on every run command of this product.</summary>
    public const string CreatorTag = "createdBy";

    /// <summary>Value of <see cref="CreatorTag"/>.</summary>
    public const string Creator = "tls-remediation";

    internal static bool AreOurs(ListedRunCommand command)
    {
        return command.Name.StartsWith(GuestOrder.NamePrefix, StringComparison.OrdinalIgnoreCase)
            && command.Tags.Any(tag =>
                tag.Key.Equals(CreatorTag, StringComparison.OrdinalIgnoreCase) && tag.Value == Creator
            );
    }

    /// <summary>The deadline in Azure's unit: whole seconds, at least one.</summary>
    internal static int Seconds(TimeSpan deadline) => (int)Math.Max(1, Math.Ceiling(deadline.TotalSeconds));
}
