namespace Cloud.RunCommands;

/// <summary>A run command in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tags">Its tags.</param>
internal sealed record ListedRunCommand(string Name, IEnumerable<KeyValuePair<string, string>> Tags);
