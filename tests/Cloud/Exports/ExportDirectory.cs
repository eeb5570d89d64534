using System.Text;
using Cloud.Exports;

namespace Cloud.Tests.Exports;

/// <summary>A directory of exports that is gone after the test.</summary>
internal sealed class ExportDirectory : IDisposable
{
    public const string Blob =
        """{"time":"2026-01-05T10:00:00.1234567Z","callerIpAddress":"10.0.0.4:5","properties":{"tlsVersion":"TLS 1.0"}}""";

    public string Path { get; } = Directory.CreateTempSubdirectory("exports-").FullName;

    public ExportDirectory With(string name, string text, bool bom = false)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, name), text, new UTF8Encoding(bom));
        return this;
    }

    public async Task<ExportReading> ReadAsync() =>
        await new ExportedConnectionLog(Assert.IsType<ExportFolder.Found>(ExportFolder.Open(Path))).ReadAsync(
            CancellationToken.None
        );

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
