namespace Architecture.Tests;

/// <summary>What the uses of types say about the table of modules; each rule answers its violations.</summary>
internal static class ModuleRules
{
    /// <summary>Uses that the table does not allow.</summary>
    public static IEnumerable<string> Forbidden(ModuleTable table, IEnumerable<TypeUse> uses) =>
        from use in Between(uses)
        where table.Modules.TryGetValue(use.FromModule, out var allowed) && !allowed.Contains(Arrow(use))
        select $"the table does not allow {use}";

    /// <summary>Arrows of the table that no type uses.</summary>
    public static IEnumerable<string> Unused(ModuleTable table, IEnumerable<TypeUse> uses)
    {
        var used = Between(uses).Select(use => (use.FromModule, Arrow(use))).ToHashSet();
        return from row in table.Modules
            from arrow in row.Value
            where !used.Contains((row.Key, arrow))
            select $"no type uses {row.Key} -> {arrow}: take it out of the table";
    }

    /// <summary>Modules that have no row, and rows that have no module.</summary>
    public static IEnumerable<string> Unlisted(ModuleTable table, IEnumerable<string> types)
    {
        var modules = types.Select(ModuleName.Find).ToHashSet();
        return modules
            .Except(table.Modules.Keys)
            .Select(module => $"{module} has no row")
            .Concat(table.Modules.Keys.Except(modules).Select(module => $"{module} has a row and no type"));
    }

    /// <summary>Modules of one project that use each other, with one use for each step of the circle.</summary>
    public static IEnumerable<string> Circles(IEnumerable<TypeUse> uses)
    {
        var steps = Between(uses)
            .Where(use => ModuleName.Project(use.FromModule) == ModuleName.Project(use.ToModule))
            .DistinctBy(use => (use.FromModule, use.ToModule))
            .ToLookup(use => use.FromModule);
        return steps
            .Select(start => WayBack(start.Key, steps))
            .OfType<List<TypeUse>>()
            .Select(circle => string.Join("; ", circle));
    }

    private static IEnumerable<TypeUse> Between(IEnumerable<TypeUse> uses) =>
        uses.Where(use => use.FromModule != use.ToModule);

    private static string Arrow(TypeUse use)
    {
        var project = ModuleName.Project(use.ToModule);
        return project == ModuleName.Project(use.FromModule) ? use.ToModule : $"*{project}*";
    }

    // The shortest way from a module back to itself, or null.
    private static List<TypeUse>? WayBack(string start, ILookup<string, TypeUse> steps)
    {
        var ways = new Queue<List<TypeUse>>([
            [],
        ]);
        var seen = new HashSet<string>();
        while (ways.TryDequeue(out var way))
        {
            foreach (var step in steps[way.Count == 0 ? start : way[^1].ToModule])
            {
                if (step.ToModule == start)
                {
                    return [.. way, step];
                }

                if (seen.Add(step.ToModule))
                {
                    ways.Enqueue([.. way, step]);
                }
            }
        }

        return null;
    }
}
