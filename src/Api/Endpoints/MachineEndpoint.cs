using Api.Authorization;
using Api.Requests;
using Api.Responses;
using Microsoft.AspNetCore.Http;
using Remediation.Inventory;
using Remediation.Sweeps;

namespace Api.Endpoints;

/// <summary><c>GET /api/machines/{ARM id}</c>: what the latest sweeps concluded about one machine.</summary>
public sealed class MachineEndpoint(IReportArchive archive, EndpointGuard guard)
{
    /// <summary>Answers with the machine's history.</summary>
    /// <param name="request">The request.</param>
    /// <param name="id">ARM id, with or without the slash in front; slashes may be escaped.</param>
    public Task<IResult> ShowAsync(HttpRequest request, string id)
    {
        return guard.ExecuteAsync(
            request,
            AppRoles.Readers,
            async () =>
            {
                var text = "/" + id.Replace("%2f", "/", StringComparison.OrdinalIgnoreCase).TrimStart('/');
                if (!MachineId.TryParse(text, out var machine))
                {
                    return Problem.Invalid(
                        FieldError.In(
                            "id",
                            $"{FieldError.Quote(text)} is not the ARM id of a machine; "
                                + "the address is "
                                + "/api/machines/subscriptions/.../resourceGroups/.../providers/"
                                + "Microsoft.Compute/virtualMachines/vm1."
                        )
                    );
                }

                if (!TopParameter.TryRead(request, out var most, out var error))
                {
                    return Problem.Invalid(error);
                }

                var history = await archive.ReadHistoryAsync(machine, most, request.HttpContext.RequestAborted);
                return history.Count == 0
                    ? Problem.NotFound(
                        $"No sweep has named {machine}: it made no legacy connection that was logged, or it is "
                            + "not in scope."
                    )
                    : new JsonResponse(StatusCodes.Status200OK, new MachineHistoryDocument(machine.Value, history));
            }
        );
    }
}
