using System.Globalization;
using System.Security.Authentication;
using WineAgent;

switch (args)
{
    case ["agent"]:
        await Agent.RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput());
        return 0;
    case ["client", var port, var serverName, var protocols]:
        var client = new TlsClient(
            int.Parse(port, CultureInfo.InvariantCulture),
            serverName,
            Enum.Parse<SslProtocols>(protocols)
        );
        await client.RunAsync(Console.In, Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: WineAgent agent | client <port> <server name> <protocols>");
        return 2;
}
