using Microsoft.Extensions.Logging;

namespace Infra.Tests.Signals;

/// <summary>One message that the product logs.</summary>
/// <param name="Names">The values of its template.</param>
/// <param name="HasException">
/// True where it carries an exception; Application Insights then puts it into AppExceptions and not into AppTraces.
/// </param>
/// <param name="Level">Its level.</param>
/// <param name="Template">Its text.</param>
internal sealed record LogMessage(IReadOnlyList<string> Names, bool HasException, LogLevel Level, string Template);
