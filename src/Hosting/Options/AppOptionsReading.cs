namespace Hosting.Options;

/// <summary>The result of reading the settings. A closed hierarchy.</summary>
public abstract record AppOptionsReading
{
    private AppOptionsReading() { }

    /// <summary>All settings are valid.</summary>
    /// <param name="Settings">The settings.</param>
    public sealed record Read(AppOptions Settings) : AppOptionsReading;

    /// <summary>Some settings are invalid; the app must not start.</summary>
    /// <param name="Errors">All errors; at least one.</param>
    public sealed record Refused(IReadOnlyList<SettingError> Errors) : AppOptionsReading
    {
        /// <summary>All errors as text, one line each.</summary>
        public string Text =>
            $"{Errors.Count} of the app's settings are wrong; docs/settings.md explains them all.\n"
            + string.Join('\n', Errors.Select(error => $"  {error.Detail}"));
    }
}
