using Microsoft.AspNetCore.Http;

namespace Api.Endpoints;

/// <summary>One endpoint.</summary>
/// <param name="Name">The endpoint's name; the Function app's function has the same name.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">Route below the prefix.</param>
/// <param name="Handler">Handles a request.</param>
public sealed record ApiRoute(string Name, string Method, string Pattern, Func<HttpContext, Task<IResult>> Handler);
