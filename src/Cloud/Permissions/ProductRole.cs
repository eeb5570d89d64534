namespace Cloud.Permissions;

/// <summary>
/// The roles that an installation's identity may have. Of the three machine roles each holds what the one before holds.
/// </summary>
public enum ProductRole
{
    /// <summary>Asks the logs of a workspace; assigned on each workspace, and apart from the machine roles.</summary>
    LogReader,

    /// <summary>Sees machines and their addresses; enough for mode Report. It cannot write anything.</summary>
    Reader,

    /// <summary>Also runs commands on machines, for mode Inspect.</summary>
    Inspector,

    /// <summary>
    /// For mode Repair. Azure has one permission for run commands, whatever they do, so this holds no action more than
    /// <see cref="Inspector"/>; it is a role of its own so that assignments and reviews show what is meant.
    /// </summary>
    Repairer,
}
