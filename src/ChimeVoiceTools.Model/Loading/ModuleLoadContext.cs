#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace ChimeVoiceTools;

/// <summary>
/// The load context of the module's own assemblies and of what they depend on, so that no version of
/// a dependency in the session, older or newer, gets in their way or they in its.
/// </summary>
/// <remarks>
/// Only this assembly is in the default context: PowerShell finds no type by its name in any other one.
/// </remarks>
public sealed class ModuleLoadContext : AssemblyLoadContext
{
    private static readonly ModuleLoadContext Instance = new();
    private static readonly Assembly Model = typeof(ModuleLoadContext).Assembly;
    private static readonly string Folder = Path.GetDirectoryName(Model.Location)!;

    private ModuleLoadContext()
        : base("ChimeVoiceTools")
    {
    }

    /// <summary>The assembly with the cmdlets, loaded on the first call, the same one on every later call.</summary>
    /// <returns>The assembly, in the module's own load context.</returns>
    public static Assembly LoadModule() =>
        Instance.LoadFromAssemblyPath(Path.Combine(Folder, "ChimeVoiceTools.dll"));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        ArgumentNullException.ThrowIfNull(assemblyName);
        if (assemblyName.Name == Model.GetName().Name)
        {
            return Model;
        }

        // What isn't in the module's folder is the runtime's or PowerShell's, and comes from the default context.
        var path = Path.Combine(Folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
#endif
