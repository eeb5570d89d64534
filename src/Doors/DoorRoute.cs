using Microsoft.AspNetCore.Http;

namespace Doors;

/// <summary>One endpoint.</summary>
/// <param name="Name">Its name; the Function app's function has the same.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Pattern">Route below the prefix.</param>
/// <param name="Answer">Answers.</param>
public sealed record DoorRoute(string Name, string Method, string Pattern, Func<HttpContext, Task<IResult>> Answer);
