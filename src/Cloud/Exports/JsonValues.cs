using System.Text;

namespace Cloud.Exports;

/// <summary>
/// Cuts a text into JSON values without holding more than one: the elements of arrays, or values that follow each other
/// over any number of lines. It only finds where values end; whether they are JSON is seen when they are read.
/// </summary>
internal sealed class JsonValues(TextReader reader, int longest)
{
    private readonly StringBuilder value = new();
    private long line = 1;

    /// <summary>
    /// Reads the values. Text is null if the file breaks off or a value is too long; that value is the last one.
    /// </summary>
    public IEnumerable<(long Number, string? Text)> Read()
    {
        var inArray = false;
        for (var next = SkipTo(); next >= 0; next = SkipTo())
        {
            if (inArray == (next == ']') && next is '[' or ']')
            {
                // Pages of an answer may follow each other as one array after the other.
                inArray = !inArray;
                reader.Read();
                continue;
            }

            var number = line;
            var isWhole = ReadValue();
            yield return (number, isWhole ? value.ToString() : null);
            if (!isWhole)
            {
                yield break;
            }
        }

        if (inArray)
        {
            yield return (line, null);
        }
    }

    // The next character that begins or ends a value; -1 at the end of the file.
    private int SkipTo()
    {
        while (reader.Peek() is var next && next >= 0 && (char.IsWhiteSpace((char)next) || next == ','))
        {
            line += reader.Read() == '\n' ? 1 : 0;
        }

        return reader.Peek();
    }

    private bool ReadValue()
    {
        value.Clear();
        var depth = 0;
        var inText = false;
        var escaped = false;
        while (reader.Peek() is var next && next >= 0 && value.Length < longest)
        {
            var c = (char)next;
            if (depth == 0 && !inText && value.Length > 0 && (char.IsWhiteSpace(c) || c is ',' or ']'))
            {
                return true;
            }

            value.Append((char)reader.Read());
            line += c == '\n' ? 1 : 0;
            if (inText)
            {
                inText = escaped || c != '"';
                escaped = !escaped && c == '\\';
            }
            else
            {
                inText = c == '"';
                depth += GetDepthChange(c);
            }

            if (depth == 0 && c is '}' or ']' && !inText)
            {
                return true;
            }
        }

        return value.Length < longest && depth == 0 && !inText;
    }

    private static int GetDepthChange(char c)
    {
        return c switch
        {
            '{' or '[' => 1,
            '}' or ']' => -1,
            _ => 0,
        };
    }
}
