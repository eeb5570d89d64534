namespace Hosting.Options;

/// <summary>What came of reading the settings. A closed hierarchy.</summary>
public abstract record AppOptionsReading
{
    private AppOptionsReading() { }

    /// <summary>All of them are right.</summary>
    /// <param name="Settings">The settings.</param>
    public sealed record Read(AppOptions Settings) : AppOptionsReading;

    /// <summary>Some are not; the app must not start.</summary>
    /// <param name="Errors">All that is wrong; at least one.</param>
    public sealed record Refused(IReadOnlyList<SettingError> Errors) : AppOptionsReading
    {
        /// <summary>All of it in words, one line each.</summary>
        public string Text =>
            $"{Errors.Count} of the app's settings are wrong; docs/settings.md explains them all.\n"
            + string.Join('\n', Errors.Select(error => $"  {error.Detail}"));
    }
}
