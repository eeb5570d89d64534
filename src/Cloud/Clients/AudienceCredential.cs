using Azure.Core;

namespace Cloud.Clients;

/// <summary>
/// Asks for tokens of one audience, whatever scope the client in between names. Azure.Monitor.Query 1.7.1 takes an
/// audience only if it is of its endpoint's host, and asks for the public cloud's otherwise, so a setting for another
/// one would count for nothing.
/// </summary>
/// <param name="inner">Gives the tokens.</param>
/// <param name="audience">What they are for, without a slash at the end.</param>
public sealed class AudienceCredential(TokenCredential inner, string audience) : TokenCredential
{
    private readonly string[] scopes = [$"{audience}/.default"];

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        inner.GetToken(For(requestContext), cancellationToken);

    /// <inheritdoc/>
    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => inner.GetTokenAsync(For(requestContext), cancellationToken);

    private TokenRequestContext For(TokenRequestContext asked) =>
        new(scopes, asked.ParentRequestId, asked.Claims, asked.TenantId, asked.IsCaeEnabled);
}
