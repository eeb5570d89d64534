namespace Cloud.RunCommands;

/// <summary>A run command in a list.</summary>
/// <param name="Name">The run command's name.</param>
/// <param name="Tags">The run command's tags.</param>
internal sealed record ListedRunCommand(string Name, IEnumerable<KeyValuePair<string, string>> Tags);
