using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Simulator.Platform.Faults;
using Simulator.Platform.Logs;
using Simulator.Platform.Throttling;

namespace Simulator.Platform;

/// <summary>
/// What every request passes: count, fault by order, known route, token; for Resource Manager also the api-version,
/// authorization and throttling.
/// </summary>
internal sealed partial class RequestPipeline(ManagedIdentityEndpoint identity, PlatformState state)
{
    private readonly QuotaGate quotas = new(state.Estate, state.Time);
    private readonly RequestFaultInjector? faults = state.Options.Faults is { } plan
        ? new RequestFaultInjector(plan, state.RunCommands, state.Time)
        : null;
    private int requests;

    public ConcurrentDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Unexpected { get; } = new();

    /// <summary>Run commands that were new and were accepted, whether or not the answer arrived.</summary>
    public ConcurrentQueue<AcceptedOrder> Accepted { get; } = new();

    public int Count(string operation) => Calls.AddOrUpdate(operation, 1, (_, count) => count + 1);

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers["x-ms-request-id"] =
            $"00000000-0000-0000-0000-{Interlocked.Increment(ref requests):x12}";
        if (context.GetEndpoint()?.Metadata.GetMetadata<OperationRoute>() is not { } route)
        {
            Unexpected.Enqueue($"{context.Request.Method} {context.Request.Path}");
            await ArmResponses
                .Error(404, "NotFound", $"The simulated Azure does not know {context.Request.Path}.")
                .ExecuteAsync(context);
            return;
        }

        var fault =
            state.Options.Fault(new InterceptedRequest(route.Operation, context.Request.Path, Count(route.Operation)))
            ?? await PlannedAsync(context);
        if (fault is { AfterTheFact: false })
        {
            await PlayAsync(fault, context);
            return;
        }

        await (fault is null ? AnswerAsync(route, context, next) : LoseAnswerAsync(fault, route, context, next));
    }

    private async Task AnswerAsync(OperationRoute route, HttpContext context, RequestDelegate next)
    {
        var token = identity.Check(context.Request.Headers.Authorization, route.Audience);
        if (
            (
                route.Audience == TokenAudience.Logs
                    ? LogErrors.FindRefusal(token)
                    : ArmRefusal(token, context.Request)
                        ?? state.Authorization.FindRefusal(context.Request)
                        ?? Throttled(route, context)
            ) is
            { } refusal
        )
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        await next(context);
        if (context.Request.Method == HttpMethods.Put && context.Response.StatusCode == StatusCodes.Status201Created)
        {
            Accepted.Enqueue(
                new AcceptedOrder(
                    MachinePath.Find(context.Request.Path)!,
                    context.Request.Path.Value!.Split('/')[^1],
                    state.Time.GetUtcNow()
                )
            );
        }
    }

    private Task<InjectedResponse?> PlannedAsync(HttpContext context) =>
        faults is null
            ? Task.FromResult<InjectedResponse?>(null)
            : faults.MeetAsync(context.Request, context.RequestAborted);

    private IResult? Throttled(OperationRoute route, HttpContext context) =>
        state.Options.Throttles ? quotas.FindRefusal(route.Operation, context) : null;

    private async Task LoseAnswerAsync(
        InjectedResponse fault,
        OperationRoute route,
        HttpContext context,
        RequestDelegate next
    )
    {
        var answer = context.Response.Body;
        var headers = context.Response.Headers.ToArray();
        context.Response.Body = Stream.Null;
        await AnswerAsync(route, context, next);
        context.Response.Body = answer;
        context.Response.Clear();
        Array.ForEach(headers, header => context.Response.Headers[header.Key] = header.Value);
        await PlayAsync(fault, context);
    }

    private static async Task PlayAsync(InjectedResponse fault, HttpContext context)
    {
        if (fault.Status == 0)
        {
            context.Abort();
            return;
        }

        if (fault.RetryAfter is { } wait)
        {
            context.Response.RetryAfter(wait);
        }

        await Results.Text(fault.Body, "application/json", statusCode: fault.Status).ExecuteAsync(context);
    }

    private static IResult? ArmRefusal(TokenState token, HttpRequest request)
    {
        if (token != TokenState.Good)
        {
            return token == TokenState.ForAnother
                ? ArmResponses.Error(
                    401,
                    "InvalidAuthenticationTokenAudience",
                    "The access token has been obtained for wrong audience or resource."
                )
                : ArmResponses.Error(
                    401,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing or invalid."
                );
        }

        var version = request.Query["api-version"].ToString();
        if (version.Length == 0)
        {
            return ArmResponses.Error(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests."
            );
        }

        if (VersionPattern().IsMatch(version))
        {
            return null;
        }

        return ArmResponses.Error(400, "InvalidApiVersionParameter", $"The api-version '{version}' is invalid.");
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(-preview)?$")]
    private static partial Regex VersionPattern();
}
