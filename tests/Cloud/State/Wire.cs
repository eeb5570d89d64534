using Azure.Core;
using Azure.Core.Pipeline;

namespace Cloud.Tests.State;

/// <summary>A transport on which a test decides each request's fate, and that counts them.</summary>
internal sealed class Wire(Func<HttpMessage, Fate> fate) : HttpPipelineTransport
{
    private readonly HttpClientTransport inner = HttpClientTransport.Shared;

    public override Request CreateRequest() => inner.CreateRequest();

    public override void Process(HttpMessage message) =>
        throw new NotSupportedException("Nothing here is synchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var what = fate(message);
        if (what == Fate.Hangs)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, message.CancellationToken);
        }

        if (what is Fate.Arrives or Fate.AnswerIsLost)
        {
            await inner.ProcessAsync(message);
        }

        if (what is Fate.IsLost or Fate.AnswerIsLost)
        {
            throw new Azure.RequestFailedException("The connection broke.");
        }
    }

    /// <summary>A wire that loses the answer to the first request of a method.</summary>
    public static Wire LosingTheFirstAnswer(params RequestMethod[] methods)
    {
        var left = 1;
        return new Wire(message =>
            methods.Contains(message.Request.Method) && Interlocked.Decrement(ref left) == 0
                ? Fate.AnswerIsLost
                : Fate.Arrives
        );
    }
}
