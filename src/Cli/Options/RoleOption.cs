using System.CommandLine;
using Cloud.Permissions;

namespace Cli.Options;

/// <summary>
/// The role that the product's identity has in the simulated Azure, in addition to that of a log reader.
/// </summary>
internal static class RoleOption
{
    private const string Names = "reader, inspector or repairer";

    /// <summary>Declares it.</summary>
    public static Option<string> Create()
    {
        var option = new Option<string>("--role")
        {
            Description = $"what the product's identity may do in the simulated Azure: {Names} (docs/permissions.md)",
            HelpName = "reader|inspector|repairer",
            DefaultValueFactory = _ => "repairer",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Parse(result.Tokens[0].Value) is null)
            {
                result.AddError($"--role must be {Names}, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }

    /// <summary>The role of a name; null if the name is not a machine role's.</summary>
    public static ProductRole? Parse(string name)
    {
        return name.ToLowerInvariant() switch
        {
            "reader" => ProductRole.Reader,
            "inspector" => ProductRole.Inspector,
            "repairer" => ProductRole.Repairer,
            _ => null,
        };
    }
}
