namespace Doors.Alerts;

/// <summary>One thing that is wrong with a payload.</summary>
/// <param name="Pointer">JSON pointer as a URI fragment, such as <c>#/data/essentials/alertId</c>; <c>#</c> for the whole.</param>
/// <param name="Detail">What is wrong and how to mend it; one sentence that quotes at most a little of the payload.</param>
public sealed record PayloadFault(string Pointer, string Detail);
