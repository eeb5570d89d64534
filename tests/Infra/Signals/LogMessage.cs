namespace Infra.Tests.Signals;

/// <summary>One message that the product logs.</summary>
/// <param name="Names">The values of its template.</param>
/// <param name="HasException">
/// True where it carries an exception; Application Insights then puts it into AppExceptions and not into AppTraces.
/// </param>
internal sealed record LogMessage(IReadOnlyList<string> Names, bool HasException);
