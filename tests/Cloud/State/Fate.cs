namespace Cloud.Tests.State;

/// <summary>What happens to a request on its way.</summary>
internal enum Fate
{
    Arrives,
    IsLost,
    AnswerIsLost,
    Hangs,
}
