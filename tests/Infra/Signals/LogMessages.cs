using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Infra.Tests.Signals;

/// <summary>Every message of the product by event id, from its compiled code.</summary>
internal static partial class LogMessages
{
    public static IReadOnlyDictionary<string, LogMessage> All { get; } =
        new[]
        {
            typeof(Remediation.Sweeps.Sweep),
            typeof(Api.Endpoints.AlertEndpoint),
            typeof(Hosting.Options.AppOptions),
            typeof(Cloud.CloudServiceCollectionExtensions),
        }
            .SelectMany(type => type.Assembly.GetTypes())
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Static
                        | BindingFlags.Instance
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.DeclaredOnly
                )
            )
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(one => one.Attribute is not null)
            .ToDictionary(
                one => $"{one.Attribute!.EventId}",
                one => new LogMessage(
                    [.. Placeholder().Matches(one.Attribute!.Message).Select(match => match.Groups[1].Value)],
                    one.Method.GetParameters()
                        .Any(parameter => parameter.ParameterType.IsAssignableTo(typeof(Exception))),
                    one.Attribute!.Level,
                    one.Attribute!.Message
                )
            );

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
