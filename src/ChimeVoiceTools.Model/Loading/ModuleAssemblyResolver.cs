#if NETFRAMEWORK
using System.Net;
using System.Reflection;

namespace ChimeVoiceTools;

/// <summary>
/// Finds the module's dependencies for Windows PowerShell 5.1, where nothing can be isolated: an assembly
/// that is asked for in another version than the one in the module's folder is taken from there.
/// </summary>
public static class ModuleAssemblyResolver
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(ModuleAssemblyResolver).Assembly.Location)!;
    private static int _registered;

    /// <summary>The assembly with the cmdlets; from the first call on, its dependencies are found too.</summary>
    /// <returns>The assembly.</returns>
    public static Assembly LoadModule()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
        {
            AppDomain.CurrentDomain.AssemblyResolve += Resolve;

            // Windows PowerShell's own default may be without TLS 1.2, which AWS asks for. None named means that the
            // system decides, and is left alone; what somebody has named stays.
            if (ServicePointManager.SecurityProtocol != 0)
            {
                ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
            }
        }

        return Assembly.LoadFrom(Path.Combine(Folder, "ChimeVoiceTools.dll"));
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs arguments)
    {
        // Only for the module's own folder: another module's missing assembly is not this one's business.
        string? requester = arguments.RequestingAssembly?.Location;
        if (string.IsNullOrEmpty(requester)
            || !string.Equals(Path.GetDirectoryName(requester), Folder, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string path = Path.Combine(Folder, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
}
#endif
