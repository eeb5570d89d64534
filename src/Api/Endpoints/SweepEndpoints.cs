using System.Diagnostics;
using System.Text.Json;
using Api.Authorization;
using Api.Requests;
using Api.Responses;
using Microsoft.AspNetCore.Http;
using Remediation.Sweeps;
using Remediation.Sweeps.Intake;

namespace Api.Endpoints;

/// <summary>Starts, shows and stops sweeps over HTTP.</summary>
public sealed class SweepEndpoints(
    SweepIntake intake,
    ISweepStore store,
    IReportArchive archive,
    SweepOptions settings,
    NewSweepId newId,
    EndpointGuard guard
)
{
    private const int MostBytes = 64 * 1024;

    internal static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    /// <summary><c>POST /api/sweeps</c>.</summary>
    public Task<IResult> StartAsync(HttpRequest request)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Operators,
            async () =>
            {
                var reading = await JsonBody.FetchAsync(request, MostBytes, request.HttpContext.RequestAborted);
                if (reading is not BodyReading.Whole body)
                {
                    return FindRefusal(reading);
                }

                if (JsonBody.Parse(body.Bytes, out var error) is { } root)
                {
                    return await StartAsync(request, root);
                }

                return Problem.Invalid(error!);
            }
        );
    }

    /// <summary><c>GET /api/sweeps</c>.</summary>
    public Task<IResult> ListAsync(HttpRequest request)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Readers,
            async () =>
            {
                if (!TopParameter.TryRead(request, out var most, out var error))
                {
                    return Problem.Invalid(error);
                }

                var records = await store.ListAsync(most, request.HttpContext.RequestAborted);
                return new JsonResponse(
                    StatusCodes.Status200OK,
                    new SweepListDocument([.. records.Select(SweepDocument.From)])
                );
            }
        );
    }

    /// <summary><c>GET /api/sweeps/{id}</c>: progress, then the report.</summary>
    public Task<IResult> ShowAsync(HttpRequest request, string id)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Readers,
            async () =>
            {
                var cancellationToken = request.HttpContext.RequestAborted;
                if (await FindAsync(id, cancellationToken) is not { } record)
                {
                    return NoSweep(id);
                }

                if (record.IsOver)
                {
                    return new JsonResponse(
                        StatusCodes.Status200OK,
                        SweepDocument.From(record) with
                        {
                            Report = await ReportAsync(record, cancellationToken),
                        }
                    );
                }

                return new JsonResponse(StatusCodes.Status200OK, SweepDocument.From(record)) { RetryAfter = AskAgain };
            }
        );
    }

    /// <summary><c>POST /api/sweeps/{id}/cancel</c>.</summary>
    public Task<IResult> CancelAsync(HttpRequest request, string id)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Operators,
            async () =>
                (
                    SweepIds.IsWellFormed(id)
                        ? await intake.CancelAsync(id, CancellationToken.None)
                        : new Cancellation.Unknown()
                ) switch
                {
                    Cancellation.Stopped stopped => new JsonResponse(
                        StatusCodes.Status200OK,
                        SweepDocument.From(stopped.Record)
                    ),
                    Cancellation.Requested asked => Accepted(asked.Record),
                    Cancellation.AlreadyEnded late => Problem.SweepEnded(
                        $"Sweep {id} is {late.Record.State} and cannot be stopped any more."
                    ),
                    Cancellation.Unknown => NoSweep(id),
                    var other => throw new UnreachableException($"{other} is no known cancellation."),
                }
        );
    }

    internal static IResult FindRefusal(BodyReading reading)
    {
        return reading switch
        {
            BodyReading.OtherType other => Problem.NotJson(other.ContentType),
            BodyReading.TooLong tooLong => Problem.BodyTooLarge(tooLong.MostBytes),
            _ => throw new ArgumentException($"{reading} is no refusal.", nameof(reading)),
        };
    }

    internal static IResult NoSweep(string id) =>
        Problem.NotFound($"There is no sweep {FieldError.Quote(id)}; GET {ApiPaths.Sweep("")[..^1]} lists the latest.");

    private static JsonResponse Accepted(SweepRecord record)
    {
        return new(StatusCodes.Status202Accepted, SweepDocument.From(record))
        {
            Location = ApiPaths.Sweep(record.Id),
            RetryAfter = AskAgain,
        };
    }

    // A valid request is always carried out completely, even if the caller disconnects, because a sweep must not be
    // half started.
    private async Task<IResult> StartAsync(HttpRequest http, JsonElement root)
    {
        var request = StartSweepBody.Read(root, settings, out var errors);
        var key = IdempotencyKey.Read(http, out var keyError);
        if (request is null || keyError is not null)
        {
            return Problem.Invalid([.. errors, .. keyError is null ? [] : new[] { keyError }]);
        }

        if (request.Mode > settings.Mode)
        {
            return Problem.ModeNotAllowed(
                $"Mode {request.Mode} was asked for; this installation goes as far as {settings.Mode}. Nothing "
                    + "was started.",
                FieldError.At(["mode"], $"Ask for {settings.Mode}, or widen the setting Sweep__Mode.")
            );
        }

        var id = key is null ? newId() : SweepIds.FromKey(key);
        return await intake.AcceptAsync(id, request, CancellationToken.None) switch
        {
            Acceptance.IdTaken taken => Problem.KeyReused(
                $"{IdempotencyKey.Header} stands for sweep {taken.Record.Id}, which is another request; use "
                    + "a new key for a new request."
            ),
            var accepted => Accepted(accepted.Record),
        };
    }

    private async Task<SweepRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        SweepIds.IsWellFormed(id) ? await store.FindAsync(id, cancellationToken) : null;

    private async Task<JsonElement?> ReportAsync(SweepRecord record, CancellationToken cancellationToken)
    {
        await using var json =
            record.State == SweepState.Finished
                ? await archive.OpenAsync(record.Id, ReportForm.Json, cancellationToken)
                : null;
        return json is null
            ? null
            : await JsonSerializer.DeserializeAsync<JsonElement>(json, cancellationToken: cancellationToken);
    }
}
