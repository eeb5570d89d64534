using System.Text.Json;
using System.Text.RegularExpressions;
using Remediation.Inventory;
using Remediation.Policies;
using Remediation.Sweeps;

namespace Api.Requests;

/// <summary>Reads the body of <c>POST /api/sweeps</c>. No part of the body is used unless all of it is valid.</summary>
internal static partial class StartSweepBody
{
    private const int MostSubscriptions = 100;

    private static readonly string[] Fields = ["mode", "subscriptions", "machines", "planId", "dryRun"];

    /// <summary>The request; null with all errors if the body is invalid.</summary>
    public static SweepRequest? Read(JsonElement root, SweepOptions settings, out IReadOnlyList<FieldError> errors)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            errors = [FieldError.At([], """The body must be a JSON object, such as {"mode":"Report"}.""")];
            return null;
        }

        var fields = new FieldReader(root);
        fields.RefuseUnknown(Fields);
        var request = new SweepRequest
        {
            Origin = SweepOrigin.Http,
            Mode = Enum.Parse<SweepMode>(
                fields.ReadText("mode", nameof(SweepMode.Report), ModeProblem),
                ignoreCase: true
            ),
            Subscriptions = Lower(
                fields.ReadTexts("subscriptions", MostSubscriptions, text => SubscriptionProblem(text, settings))
            ),
            Machines = Ids(
                fields.ReadTexts("machines", SweepRequest.MostMachines, text => MachineProblem(text, settings))
            ),
            PlanId = fields.ReadText("planId", "", PlanProblem),
            DryRun = fields.ReadFlag("dryRun"),
        };
        RefuseContradictions(fields, request);
        errors = fields.Errors;
        return errors.Count == 0 ? request : null;
    }

    private static void RefuseContradictions(FieldReader fields, SweepRequest request)
    {
        if (!request.FitsARecord)
        {
            fields.Refuse(
                ["machines"],
                $"machines holds more than {SweepRequest.MostNameBytes} bytes; name fewer, or leave it out "
                    + "where you mean all."
            );
        }

        if (request.Subscriptions.Count == 0)
        {
            return;
        }

        foreach (
            var id in request.Machines.Where(id => !request.Subscriptions.Contains(MachineId.Parse(id).SubscriptionId))
        )
        {
            fields.Refuse(
                ["machines"],
                $"{FieldError.Quote(id)} is in none of the subscriptions that the request names; add its "
                    + "subscription or leave them out."
            );
        }
    }

    private static string? ModeProblem(string text) =>
        Enum.GetNames<SweepMode>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"mode must be Report, Inspect or Repair, not {FieldError.Quote(text)}.";

    private static string? SubscriptionProblem(string text, SweepOptions settings)
    {
        if (!Guid.TryParseExact(text, "D", out _))
        {
            return $"{FieldError.Quote(text)} is not a subscription id such as 00000000-0000-0000-0000-000000000000.";
        }

        if (!settings.Subscriptions.Contains(text.ToLowerInvariant()))
        {
            return OutOfScope(text);
        }

        return null;
    }

    private static string? MachineProblem(string text, SweepOptions settings)
    {
        if (!MachineId.TryParse(text, out var id))
        {
            return $"{FieldError.Quote(text)} is not the ARM id of a machine, such as "
                + "/subscriptions/.../resourceGroups/.../providers/Microsoft.Compute/virtualMachines/vm1.";
        }

        if (!settings.Subscriptions.Contains(id.SubscriptionId))
        {
            return OutOfScope(id.SubscriptionId);
        }

        return null;
    }

    private static string OutOfScope(string subscription) =>
        $"Subscription {subscription} is not in this installation's scope; its setting Sweep__Subscriptions "
        + "lists the ones that are.";

    private static string? PlanProblem(string text) =>
        PlanPattern().IsMatch(text)
            ? null
            : $"planId must be the planId of a report, such as plan-0123456789ab, not {FieldError.Quote(text)}.";

    private static string[] Lower(IEnumerable<string> texts) =>
        [.. texts.Select(text => text.ToLowerInvariant()).Distinct()];

    private static string[] Ids(IEnumerable<string> texts) =>
        [.. texts.Select(text => MachineId.Parse(text).Value).Distinct()];

    [GeneratedRegex(@"\Aplan-[0-9a-f]{12}\z")]
    private static partial Regex PlanPattern();
}
