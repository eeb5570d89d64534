using Azure.Core;

namespace Lab.Platform;

/// <summary>Tokens of the simulated Azure without the way over its identity endpoint.</summary>
internal sealed class LabCredential(LabIdentity identity) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => identity.Issue();

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(identity.Issue());
}
