using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace ChimeVoiceTools.Loading;

/// <summary>
/// Says of the objects that have objects in them how deep they are serialized: with the usual depth Export-Clixml, jobs and
/// remoting would make text of a search's results.
/// </summary>
/// <remarks>
/// A types file says the same, but not twice: where another version of the module has been imported from another folder,
/// PowerShell refuses the second file, before anything of the module could say what is wrong. The table of a runspace is
/// reached in a way that is not public; where that is missing, Update-TypeData does it.
/// </remarks>
internal static class SerializationDepths
{
    private const BindingFlags OfInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly (Type Type, uint Depth)[] Types =
    [
        (typeof(ChimeTask), 3), (typeof(ChimeVoiceEvent), 3), (typeof(VoiceToneSummary), 3), (typeof(VoiceToneAlert), 3),
        (typeof(MediaInsightsPipeline), 3),

        // As deep as the service's elements and alerts are nested.
        (typeof(MediaInsightsPipelineConfiguration), 7),
    ];

    /// <summary>Says so in the runspace that imports a module.</summary>
    public static void Set(PSModuleInfo module)
    {
        var runspace = Runspace.DefaultRunspace;
        var context = runspace.GetType().GetProperty("GetExecutionContext", OfInstance)?.GetValue(runspace);
        var table = context?.GetType().GetProperty("TypeTable", OfInstance)?.GetValue(context) as TypeTable;
        foreach ((var type, var depth) in Types)
        {
            if (table is null)
            {
                module.Invoke(
                    ScriptBlock.Create("Update-TypeData -TypeName $args[0] -SerializationDepth $args[1] -Force"),
                    type.FullName,
                    depth);
            }
            else
            {
                table.AddType(new TypeData(type.FullName) { SerializationDepth = depth, IsOverride = true });
            }
        }
    }
}
