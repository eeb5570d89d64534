using System.Text;
using System.Text.Json;
using WineAgent.Wire;

namespace WineAgent;

/// <summary>Answers requests, one line each, until its input ends.</summary>
internal static class Agent
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task RunAsync(Stream input, Stream output)
    {
        using var lines = new StreamReader(input, Utf8);
        await using var answers = new StreamWriter(output, Utf8) { NewLine = "\n" };
        var registry = new RawRegistry();
        while (await lines.ReadLineAsync() is { } line)
        {
            await answers.WriteLineAsync(JsonSerializer.Serialize(await AnswerAsync(line, registry)));
            await answers.FlushAsync();
            // Programs that a script started write to the same stream; what stands before this line was written by
            // then.
            await Console.Error.WriteLineAsync(AgentReply.EndOfErrors);
        }
    }

    private static async Task<AgentReply> AnswerAsync(string line, RawRegistry registry)
    {
        try
        {
            switch (JsonSerializer.Deserialize<AgentRequest>(line))
            {
                case AgentRequest.Load load:
                    registry.Load(load);
                    return new AgentReply.Done();
                case AgentRequest.Allow:
                    registry.Allow();
                    return new AgentReply.Done();
                case AgentRequest.Dump dump:
                    return new AgentReply.Dumped([
                        .. dump.Keys.SelectMany(RawRegistry.DumpKey),
                        .. dump.Values.SelectMany(RawRegistry.DumpValue),
                    ]);
                case AgentRequest.Run run:
                    return await ScriptRun.RunAsync(run);
                default:
                    return new AgentReply.Faulted("There is no such request.");
            }
        }
        catch (Exception error)
        {
            // Whatever went wrong is for the one who asked; the agent lives on.
            return new AgentReply.Faulted(error.ToString());
        }
    }
}
