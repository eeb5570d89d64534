using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;
using Api.Authorization;

namespace Infra.Tests;

/// <summary>
/// azd's hooks on the PowerShell engine, with a fake Azure CLI that answers like the real one and records its
/// commands.
/// </summary>
public sealed class HookTests
{
    private const string App = "11111111-0000-4000-8000-000000000001";
    private const string Runbook =
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Automation/automationAccounts/aa/runbooks/"
        + "Invoke-TlsSweep";

    // In a new tenant: nothing is found, and whatever is made gets an id.
    private static readonly (string Begin, string Answer)[] NewTenant =
    [
        ("ad app list", ""),
        ("ad app create", App),
        ("ad app show", "app-object"),
        ("ad sp list", ""),
        ("ad sp create --id " + App, "api-principal"),
        ("ad sp create --id 461e8683-5575-4561-ac7f-899cc907d62a", "groups-principal"),
        ("rest --method GET", ""),
        ("rest", ""),
        ("ad signed-in-user", "me"),
    ];

    [Fact]
    public void Hook_in_a_new_tenant_creates_the_registration_and_stores_its_ids()
    {
        var run = Run("Register-Api.ps1", NewTenant, ("AZURE_ENV_NAME", "prod"));

        Assert.Contains(
            run,
            call => call.StartsWith("az ad app create --display-name tls-sweeps-prod", StringComparison.Ordinal)
        );
        Assert.Contains($"azd env set API_CLIENT_ID {App}", run);
        Assert.Contains("azd env set API_OBJECT_ID app-object", run);
        Assert.Contains(
            run,
            call =>
                call.Contains("servicePrincipals/api-principal", StringComparison.Ordinal)
                && call.Contains("\"appRoleAssignmentRequired\":true", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void App_roles_equal_the_roles_that_endpoints_require()
    {
        var roles = Bodies(Run("Register-Api.ps1", NewTenant, ("AZURE_ENV_NAME", "prod")))
            .Single(body => body.TryGetProperty("appRoles", out _))
            .GetProperty("appRoles");

        Assert.Equal(
            [AppRoles.Read, AppRoles.Operate, AppRoles.Alert],
            roles.EnumerateArray().Select(role => role.GetProperty("value").GetString())
        );
        Assert.All(
            roles.EnumerateArray(),
            role => Assert.True(Guid.TryParse(role.GetProperty("id").GetString(), out _))
        );
    }

    [Fact]
    public void Hook_grants_alerts_to_action_groups_operation_to_the_deployer_and_nothing_to_others()
    {
        var bodies = Bodies(Run("Register-Api.ps1", NewTenant, ("AZURE_ENV_NAME", "prod")));
        var ids = bodies
            .Single(body => body.TryGetProperty("appRoles", out _))
            .GetProperty("appRoles")
            .EnumerateArray()
            .ToDictionary(role => role.GetProperty("id").GetString()!, role => role.GetProperty("value").GetString()!);
        var grants = bodies
            .Where(body => body.TryGetProperty("principalId", out _))
            .Select(body =>
                (
                    body.GetProperty("principalId").GetString(),
                    ids[body.GetProperty("appRoleId").GetString()!],
                    body.GetProperty("resourceId").GetString()
                )
            );

        Assert.Equal(
            [("groups-principal", AppRoles.Alert, "api-principal"), ("me", AppRoles.Operate, "api-principal")],
            grants
        );
    }

    [Fact]
    public void Hook_run_again_creates_nothing_twice()
    {
        var run = Run(
            "Register-Api.ps1",
            [
                ("ad app list", App),
                ("ad app show", "app-object"),
                ("ad sp list", "principal"),
                ("rest --method GET", "held"),
                ("rest", ""),
                ("ad signed-in-user", "me"),
            ],
            ("AZURE_ENV_NAME", "prod")
        );

        Assert.DoesNotContain(
            run,
            call =>
                call.Contains(" create ", StringComparison.Ordinal)
                || call.Contains("--method POST", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("API_CLIENT_ID", App)]
    [InlineData("API_REGISTRATION", "none")]
    public void Hook_with_an_existing_or_unwanted_registration_makes_no_call(string name, string value) =>
        Assert.Empty(Run("Register-Api.ps1", NewTenant, ("AZURE_ENV_NAME", "prod"), (name, value)));

    [Theory]
    [InlineData("Register-Api.ps1", "ad app list", "AZURE_ENV_NAME", "prod")]
    [InlineData("Publish-Runbook.ps1", "rest --method PUT", "AUTOMATION_RUNBOOK_ID", Runbook)]
    public void CLI_error_stops_the_hook(string hook, string begin, string name, string value)
    {
        var error = Assert.ThrowsAny<RuntimeException>(() => Run(hook, [(begin, "FAIL"), .. NewTenant], (name, value)));

        Assert.Contains("failed; see above", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Register-Api.ps1", "AZURE_ENV_NAME", "a' or 1 eq 1")]
    [InlineData("Publish-Runbook.ps1", "AUTOMATION_RUNBOOK_ID", "https://elsewhere/runbook")]
    public void Unsafe_environment_name_is_refused_before_any_call(string hook, string name, string value) =>
        Assert.Contains(
            name,
            Assert.ThrowsAny<RuntimeException>(() => Run(hook, [], (name, value))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_runbook_of_this_commit_is_published_and_its_account_may_operate()
    {
        var run = Run(
            "Publish-Runbook.ps1",
            [("ad sp list", "api-principal"), ("rest --method GET", ""), ("rest", "")],
            ("AUTOMATION_RUNBOOK_ID", Runbook),
            ("AUTOMATION_PRINCIPAL_ID", "account"),
            ("API_CLIENT_ID", App)
        );

        Assert.Contains(
            $"--body @{Path.Combine(Bicep.Root, "infra", "runbooks", "Invoke-TlsSweep.ps1")}",
            run[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith($"az rest --method POST --uri {Runbook}/publish?", run[1], StringComparison.Ordinal);
        Assert.Equal("account", Assert.Single(Bodies(run)).GetProperty("principalId").GetString());
    }

    [Fact]
    public void Without_an_Automation_account_nothing_is_published() =>
        Assert.Empty(Run("Publish-Runbook.ps1", [], ("AUTOMATION_RUNBOOK_ID", "")));

    private static List<JsonElement> Bodies(IEnumerable<string> calls) =>
        [
            .. calls
                .Where(call => call.Contains("--body {", StringComparison.Ordinal))
                .Select(call =>
                    JsonDocument
                        .Parse(call[call.IndexOf('{', StringComparison.Ordinal)..(call.LastIndexOf('}') + 1)])
                        .RootElement
                ),
        ];

    private static List<string> Run(
        string hook,
        (string Begin, string Answer)[] answers,
        params (string Name, string Value)[] variables
    )
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        var calls = new List<string>();
        runspace.SessionStateProxy.SetVariable("Calls", calls);
        runspace.SessionStateProxy.SetVariable(
            "Answer",
            (Func<string, string>)(
                call =>
                    answers.FirstOrDefault(answer => call.StartsWith(answer.Begin, StringComparison.Ordinal)).Answer
                    ?? ""
            )
        );
        using var shell = PowerShell.Create(runspace);
        // The variables are the engine's own here, so that tests do not share the process's.
        shell
            .AddScript(
                """
                function global:az {
                    $words = foreach ($word in $args) { if ("$word" -match '[\\/]tmp\w+\.tmp$|^@.*[\\/]tmp\w+$') { [IO.File]::ReadAllText("$word".Substring(1)) } else { $word } }
                    $Calls.Add("az $words"); $said = $Answer.Invoke("$args"); $global:LASTEXITCODE = [int]($said -eq 'FAIL'); $said
                }
                function global:azd { $Calls.Add("azd $args"); $global:LASTEXITCODE = 0 }
                """
            )
            .Invoke();
        shell.Commands.Clear();
        var path = Path.Combine(Bicep.Root, "infra", "hooks", hook);
        var text = File.ReadAllText(path)
            .Replace("$PSScriptRoot", $"'{Path.GetDirectoryName(path)}'", StringComparison.Ordinal);
        foreach (
            var name in new[]
            {
                "AZURE_ENV_NAME",
                "API_REGISTRATION",
                "API_CLIENT_ID",
                "AUTOMATION_RUNBOOK_ID",
                "AUTOMATION_PRINCIPAL_ID",
            }
        )
        {
            var value = Array.Find(variables, variable => variable.Name == name).Value ?? "";
            text = text.Replace($"$env:{name}", $"$Env_{name}", StringComparison.Ordinal);
            runspace.SessionStateProxy.SetVariable($"Env_{name}", value);
        }

        shell.AddScript(text).Invoke();
        return calls;
    }
}
