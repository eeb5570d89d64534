namespace Api.Tests.Runbook;

/// <summary>One answer of the API; <c>{port}</c> in its location stands for the API's own.</summary>
internal sealed record Reply(int Status, string Body = "", string Location = "", string RetryAfter = "");
