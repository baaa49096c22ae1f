namespace ChimeVoiceTools;

/// <summary>Tells the cmdlets' assembly that the module is being removed from a runspace.</summary>
/// <remarks>The module's script can't name a type of that assembly, which is in another load context.</remarks>
public static class ModuleLifetime
{
    /// <summary>Raised in the runspace that the module is removed from.</summary>
    public static event EventHandler? Removing;

    /// <summary>Says that the module is being removed from the current runspace.</summary>
    public static void Remove() => Removing?.Invoke(null, EventArgs.Empty);
}
