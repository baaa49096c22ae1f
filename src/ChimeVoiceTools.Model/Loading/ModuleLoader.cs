using System.Globalization;
using System.Reflection;

namespace ChimeVoiceTools;

/// <summary>What the module's script makes one of: it loads the cmdlets and has them exported.</summary>
/// <remarks>
/// An object and not a static class, since PowerShell looks for a type that a script names in every assembly of the
/// session, and asks each for it in all spellings.
/// </remarks>
public sealed class ModuleLoader
{
    private readonly Assembly _cmdlets;

    /// <summary>Loads the assembly with the cmdlets.</summary>
    public ModuleLoader()
    {
        // PowerShell will compare the names of the cmdlets with those in the manifest in this culture and without case.
        // The first such comparison of a process takes longer than the loading, so it is made beside it.
        var names = CultureInfo.CurrentCulture.CompareInfo;
        ThreadPool.UnsafeQueueUserWorkItem(
            static names => ((CompareInfo)names!).Compare("a", "b", CompareOptions.IgnoreCase), names);
#if NET
        _cmdlets = ModuleLoadContext.LoadModule();
#else
        _cmdlets = ModuleAssemblyResolver.LoadModule();
#endif
    }

    /// <summary>Exports the cmdlets from the module that a script block belongs to.</summary>
    /// <param name="onRemove">The script block, which runs when that module is removed.</param>
    public void Export(object onRemove)
    {
        var export = _cmdlets.GetType("ChimeVoiceTools.Loading.ModuleExports", throwOnError: true)!.GetMethod("Export")!;

        // A delegate throws what the method throws, where reflection wraps it.
        ((Action<object>)Delegate.CreateDelegate(typeof(Action<object>), export))(onRemove);
    }
}
