namespace Remediation.Tests.Builders;

/// <summary>Texts that a caller could make a log say.</summary>
internal static class Hostile
{
    public static TheoryData<string> Texts =>
        [
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "]]></style></details></body><h1>All machines are compliant</h1>",
            "<!-- &lt;script&gt; &amp; <![CDATA[",
            "javascript:alert(1) https://example.org/a.js url(//example.org)",
            "\u202Ecod.exe\u2066 \u05D0\u05D1\u05D2 \u200F",
            "\0\u0001\u0008\u001B[31m\u007F\u0085\u2028\uFFFE\uFFFF",
            "half a pair \uD800 and the other \uDC00",
            new string('<', 10_000),
            string.Concat(Enumerable.Repeat("\U0001F512", 5_000)),
        ];
}
