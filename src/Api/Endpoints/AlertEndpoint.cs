using System.Diagnostics;
using Api.Alerts;
using Api.Authorization;
using Api.Requests;
using Api.Responses;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Remediation.Policies;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;
using Remediation.Telemetry;

namespace Api.Endpoints;

/// <summary>
/// <c>POST /api/alerts</c>: an alert of Azure Monitor starts a sweep of the machines that it names. An alert never
/// widens what a sweep may do: machines out of scope are dropped, and if the alert names no machine or too many, the
/// sweep runs in mode Report, which contacts no machine.
/// </summary>
public sealed partial class AlertEndpoint(
    SweepIntake intake,
    SweepOptions settings,
    EndpointGuard guard,
    ILogger<AlertEndpoint> logger
)
{
    // "Max 256 KB per alert notification" (Azure Monitor, action groups).
    private const int MostBytes = 256 * 1024;

    /// <summary>
    /// Answers an action group. An action group waits at most 10 s and retries only on 408, 429, 503 and 504, so the
    /// endpoint does little work.
    /// </summary>
    public Task<IResult> PostAsync(HttpRequest request)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Alerters,
            async () =>
            {
                var reading = await JsonBody.FetchAsync(request, MostBytes, request.HttpContext.RequestAborted);
                return reading is BodyReading.Whole body
                    ? await AnswerAsync(AlertReader.Read(body.Bytes))
                    : SweepEndpoints.FindRefusal(reading);
            }
        );
    }

    private Task<IResult> AnswerAsync(AlertReading reading)
    {
        return reading switch
        {
            AlertReading.NamesMachines named => SweepTargetsAsync(named),
            AlertReading.NamesTooMany many => ReportAsync(many.Alert),
            AlertReading.NamesNoMachine nobody => ReportAsync(nobody.Alert),
            AlertReading.Advisory advisory => ReportAsync(advisory.Alert),
            AlertReading.Resolved resolved => Ignored(
                resolved.Alert,
                "The alert is resolved; only one that fires starts a sweep."
            ),
            AlertReading.Test test => Ignored(
                test.Alert,
                "This is a sample of 'Test action group': the endpoint works. Nothing that it names exists."
            ),
            AlertReading.Ignored ignored => Ignored(ignored.Alert, ignored.Why),
            AlertReading.Malformed malformed => Task.FromResult(Problem.Invalid(malformed.Faults)),
            _ => throw new UnreachableException($"{reading} is no known alert."),
        };
    }

    private Task<IResult> SweepTargetsAsync(AlertReading.NamesMachines named)
    {
        string[] machines =
        [
            .. named.Machines.Where(id => settings.Subscriptions.Contains(id.SubscriptionId)).Select(id => id.Value),
        ];
        var request = new SweepRequest
        {
            Origin = SweepOrigin.Alert,
            Mode = settings.Mode,
            Machines = machines,
            ComputerNames = named.ComputerNames,
        };
        if (machines.Length + named.ComputerNames.Count == 0)
        {
            return Ignored(
                named.Alert,
                "Every machine that the alert names is in a subscription outside this installation's scope."
            );
        }

        if (request.FitsARecord)
        {
            return StartAsync(named.Alert, request);
        }

        return ReportAsync(named.Alert);
    }

    private Task<IResult> ReportAsync(AlertIdentity alert) =>
        StartAsync(alert, new SweepRequest { Origin = SweepOrigin.Alert, Mode = SweepMode.Report });

    private async Task<IResult> StartAsync(AlertIdentity alert, SweepRequest request)
    {
        var record = await intake.AcceptAlertAsync(alert.SweepId, request, CancellationToken.None);
        LogStarted(logger, alert.RuleName, alert.AlertId, record.Id);
        return new JsonResponse(StatusCodes.Status202Accepted, new AlertDocument(SweepDocument.From(record), null))
        {
            Location = ApiPaths.Sweep(record.Id),
            RetryAfter = SweepEndpoints.AskAgain,
        };
    }

    private Task<IResult> Ignored(AlertIdentity alert, string why)
    {
        LogIgnored(logger, alert.RuleName, alert.AlertId, why);
        return Task.FromResult<IResult>(new JsonResponse(StatusCodes.Status200OK, new AlertDocument(null, why)));
    }

    [LoggerMessage(
        EventIds.AlertAccepted,
        LogLevel.Information,
        "Alert {Alert} of rule '{Rule}' leads to sweep {SweepId}"
    )]
    private static partial void LogStarted(ILogger logger, string rule, string alert, string sweepId);

    [LoggerMessage(
        EventIds.AlertIgnored,
        LogLevel.Information,
        "Alert {Alert} of rule '{Rule}' starts no sweep: {Why}"
    )]
    private static partial void LogIgnored(ILogger logger, string rule, string alert, string why);
}
