using Remediation.ConnectionLogs;

namespace Cloud.ConnectionLogs;

/// <summary>
/// Repeats a query for each half of its time range if the answer was truncated. Queries aggregate in the workspace, so
/// a shorter range gives fewer rows.
/// </summary>
/// <param name="query">Runs the queries.</param>
internal sealed class WindowSplitter(ILogQuery query)
{
    // At most 16 parts and 31 queries.
    private const int MostLevels = 4;

    private static readonly TimeSpan ShortestPiece = TimeSpan.FromHours(1);

    /// <summary>
    /// One reply per part, in order of time; the parts cover the window. A part that is still truncated at the lowest
    /// level stays truncated.
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

    // If a half fails, the truncated answer is kept: its rows are valid, and a throttled caller must not send more
    // queries.
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
