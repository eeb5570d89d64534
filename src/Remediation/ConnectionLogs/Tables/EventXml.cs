using System.Xml;

namespace Remediation.ConnectionLogs.Tables;

/// <summary>
/// Reads XML of an event log, which is untrusted: no DTD, no custom entities, no external resources, never an
/// exception.
/// </summary>
internal static class EventXml
{
    private const int Longest = 1 << 20;

    /// <summary>
    /// Leaf elements by local name, or by their Name attribute; the first of a name counts. Empty if the text is not
    /// XML.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Leaves(text))
        {
            fields.TryAdd(name, value);
        }

        return fields;
    }

    /// <summary>The values of all leaf elements with this local name, in order; empty if the text is not XML.</summary>
    public static IReadOnlyList<string> Values(string text, string name)
    {
        return
        [
            .. Leaves(text)
                .Where(leaf => leaf.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(leaf => leaf.Value),
        ];
    }

    private static List<(string Name, string Value)> Leaves(string text)
    {
        var leaves = new List<(string, string)>();
        if (!text.StartsWith('<'))
        {
            return leaves;
        }

        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings());
            Collect(reader, leaves);
            return leaves;
        }
        catch (XmlException)
        {
            // A truncated document is not used, because the missing part may have held the side.
            return [];
        }
    }

    private static XmlReaderSettings Settings()
    {
        return new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = Longest,
            MaxCharactersFromEntities = Longest,
            ConformanceLevel = ConformanceLevel.Fragment,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
    }

    private static void Collect(XmlReader reader, List<(string, string)> leaves)
    {
        var name = "";
        var value = "";
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                var local = reader.GetAttribute("Name") ?? reader.LocalName;
                var isEmpty = reader.IsEmptyElement;
                name = isEmpty ? "" : local;
                value = "";
                if (isEmpty)
                {
                    leaves.Add((local, ""));
                }
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                value += reader.Value;
            }
            else if (reader.NodeType == XmlNodeType.EndElement && name.Length > 0)
            {
                leaves.Add((name, value));
                name = "";
            }
        }
    }
}
