using System.Text;

namespace Cloud.Exports;

/// <summary>Lines of a text, none kept beyond a length: a file without line ends must not fill the memory.</summary>
internal static class BoundedLines
{
    /// <summary>Reads lines; text is null where the line is longer than allowed.</summary>
    public static IEnumerable<(long Number, string? Text)> Read(TextReader reader, int longest)
    {
        var buffer = new char[64 * 1024];
        var line = new StringBuilder();
        var number = 1L;
        var tooLong = false;
        var any = false;
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            for (var start = 0; start < read; )
            {
                var end = Array.IndexOf(buffer, '\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                tooLong |= line.Length + length > longest;
                _ = tooLong ? line.Clear() : line.Append(buffer, start, length);
                any = true;
                start += length;
                if (end >= 0)
                {
                    yield return (number, tooLong ? null : line.ToString().TrimEnd('\r'));
                    line.Clear();
                    number++;
                    tooLong = false;
                    any = false;
                    start++;
                }
            }
        }

        if (any)
        {
            yield return (number, tooLong ? null : line.ToString().TrimEnd('\r'));
        }
    }
}
