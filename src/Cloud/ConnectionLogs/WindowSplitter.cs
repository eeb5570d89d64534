using Remediation.ConnectionLogs;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Asks again by halves of the time where an answer is cut. A query counts in the workspace, so a shorter time gives
/// fewer rows and less to read.
/// </summary>
/// <param name="query">The way to Log Analytics.</param>
internal sealed class WindowSplitter(ILogQuery query)
{
    // Sixteen pieces at the most, and thirty-one questions.
    private const int MostLevels = 4;

    private static readonly TimeSpan ShortestPiece = TimeSpan.FromHours(1);

    /// <summary>
    /// One reply per piece, in order of time; together they are the window. One that is still cut stays so.
    /// </summary>
    public Task<IReadOnlyList<LogReply>> AskAsync(
        LogTarget target,
        string text,
        LogWindow window,
        CancellationToken cancellationToken
    ) => PiecesAsync(new Question(target, text), window, MostLevels, cancellationToken);

    private async Task<IReadOnlyList<LogReply>> PiecesAsync(
        Question question,
        LogWindow window,
        int levels,
        CancellationToken cancellationToken
    )
    {
        var reply = await query.AskAsync(question.Target, question.Text, window, cancellationToken);
        return reply is LogReply.Partial && await HalvesAsync(question, window, levels, cancellationToken) is { } halves
            ? halves
            : [reply];
    }

    // A half that fails leaves the cut answer as it was: its rows are true, and who is throttled asks no more.
    private async Task<IReadOnlyList<LogReply>?> HalvesAsync(
        Question question,
        LogWindow window,
        int levels,
        CancellationToken cancellationToken
    )
    {
        var half = (window.To - window.From) / 2;
        if (levels == 0 || half < ShortestPiece)
        {
            return null;
        }

        var middle = window.From + half;
        var early = await PiecesAsync(question, window with { To = middle }, levels - 1, cancellationToken);
        if (early.Any(reply => reply is LogReply.Failed))
        {
            return null;
        }

        var late = await PiecesAsync(question, window with { From = middle }, levels - 1, cancellationToken);
        return late.Any(reply => reply is LogReply.Failed) ? null : [.. early, .. late];
    }

    private sealed record Question(LogTarget Target, string Text);
}
