namespace Architecture.Tests;

/// <summary>One type uses another one, by namespace and name; a nested type counts as its outer one.</summary>
internal sealed record TypeUse(string From, string To)
{
    public string FromModule => ModuleName.Find(From);

    public string ToModule => ModuleName.Find(To);

    public override string ToString() => $"{FromModule} -> {ToModule}: {From} -> {To}";
}
