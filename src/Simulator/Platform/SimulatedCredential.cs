using Azure.Core;
using Azure.Identity;

namespace Simulator.Platform;

/// <summary>
/// Tokens of the simulated Azure without the way over its identity endpoint. Without a scope they are for Resource
/// Manager.
/// </summary>
internal sealed class SimulatedCredential(ManagedIdentityEndpoint identity) : TokenCredential
{
    private const string Ending = "/.default";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        Issue(requestContext.Scopes);

    public override ValueTask<AccessToken> GetTokenAsync(
        TokenRequestContext requestContext,
        CancellationToken cancellationToken
    ) => new(Issue(requestContext.Scopes));

    private AccessToken Issue(string[] scopes)
    {
        if (scopes is not [var scope, ..])
        {
            return identity.Issue(TokenAudience.Arm);
        }

        var resource = scope.EndsWith(Ending, StringComparison.Ordinal) ? scope[..^Ending.Length] : scope;
        return identity.Issue(
            identity.Find(resource)
                ?? throw new AuthenticationFailedException(
                    $"The simulated Azure has nothing that is called '{resource}'."
                )
        );
    }
}
