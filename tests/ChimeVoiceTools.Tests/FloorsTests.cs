using System.Reflection;
using System.Runtime.Loader;

namespace ChimeVoiceTools.Tests
{
    /// <summary>A folder is a floor, and every arrow between the folders of a project runs down.</summary>
    public sealed class FloorsTests
    {
        // From the lowest floor to the highest; the empty name is the project's own folder.
        private static readonly Dictionary<string, string[]> Floors = new()
        {
            ["ChimeVoiceTools.Emulator"] =
            [
                "Resources",
                "Schema",
                "Protocol",
                "State",
                "Queues",
                "Notifications",
                "Faults",
                "Scenarios",
                "Lifecycles",
                "Handlers",
                "Page",
                "",
                "Hosting",
            ],
            ["ChimeVoiceTools.Client"] = ["Internal", "ChimeSDKVoice", "ChimeSDKMediaPipelines", "SQS"],
            ["ChimeVoiceTools.Engine"] =
            [
                "Resources",
                "Errors",
                "Consent",
                "Events",
                "Endpoints",
                "Http",
                "Credentials",
                "Connections",
                "Resilience",
                "VoiceProfiles",
                "Tasks",
                "MediaInsights", "Queues", "Setup", "Reports", "Waiting",
            ],
            ["ChimeVoiceTools.Model"] = ["", "VoiceProfiles", "Tasks", "Events", "MediaInsights", "Consent", "Setup", "Emulator", "Loading"],
            ["ChimeVoiceTools"] = ["", "Host", "Emulators", "Input", "Completion", "Cmdlets", "Commands", "Loading"],
        };

        // The model's types stand in one namespace, in which users name them.
        private static readonly Dictionary<string, string> FoldersOfModel = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "ChimeVoiceTools.Model"), "*.cs", SearchOption.AllDirectories)
            .Select(
                file => (Type: Path.GetFileNameWithoutExtension(file), Folder: Path.GetFileName(Path.GetDirectoryName(file)!)))
            .Where(file => Floors["ChimeVoiceTools.Model"].Contains(file.Folder) || file.Folder == "ChimeVoiceTools.Model")
            .ToDictionary(file => file.Type, file => file.Folder == "ChimeVoiceTools.Model" ? string.Empty : file.Folder);

        public static TheoryData<string> Projects => [.. Floors.Keys];

        [Theory]
        [MemberData(nameof(Projects))]
        public void No_type_uses_one_of_a_floor_above(string project)
        {
            // The client's namespaces are those of AWS's packages.
            var arrows = Arrows(Load(project), project == "ChimeVoiceTools.Client" ? "Amazon" : project);

            Assert.NotEmpty(arrows);
            Assert.Empty(Wrong(arrows, Floors[project]));
        }

        [Fact]
        public void An_arrow_that_runs_up_is_found_wherever_it_stands()
        {
            var arrows = Arrows(typeof(FloorsTests).Assembly, "ChimeVoiceTools.Tests.Sample");

            Assert.Equal(
                [
                    "Lower.InAttribute uses Upper.Mark", "Lower.InBody uses Upper.Thing", "Lower.InConstraint uses Upper.Thing",
                    "Lower.InField uses Upper.Thing", "Lower.InLambda uses Upper.Thing", "Lower.InLocal uses Upper.Thing",
                    "Lower.InSignature uses Upper.Thing",
                ],
                Wrong(arrows, ["Lower", "Upper"]));
            Assert.Equal(["Upper.Thing uses Lower.InBody"], Wrong(arrows, ["Upper", "Lower"]));
            Assert.Contains("Upper.Mark is in no declared folder", Wrong(arrows, ["Lower"]));
        }

        /// <summary>
        /// Returns each use of a type in another folder of the same project. A type's name has its folder in front.
        /// </summary>
        private static List<(string From, string To)> Arrows(Assembly assembly, string root) =>
        [
            .. from type in assembly.GetTypes()
               let user = NameOf(type, root)
               where user is not null
               from used in TypeUses.Of(type).Where(used => used.Assembly == assembly).Select(used => NameOf(used, root))
               where used is not null && FolderOf(used) != FolderOf(user)
               select (user, used),
        ];

        /// <summary>Returns what is wrong with the arrows that do not run down.</summary>
        private static IEnumerable<string> Wrong(List<(string From, string To)> arrows, string[] floors)
        {
            var undeclared = arrows.SelectMany(arrow => (string[])[arrow.From, arrow.To])
                .Where(type => !floors.Contains(FolderOf(type))).Select(type => type + " is in no declared folder");
            var upward = arrows.Where(
                arrow => Array.IndexOf(floors, FolderOf(arrow.From)) < Array.IndexOf(floors, FolderOf(arrow.To)))
                .Select(arrow => $"{arrow.From} uses {arrow.To}");
            return undeclared.Concat(upward).Distinct().Order(StringComparer.Ordinal);
        }

        private static string FolderOf(string type) => type.Substring(0, type.IndexOf('.', StringComparison.Ordinal));

        /// <summary>Returns the outermost type around a type, as "folder.name", or null when it is not the project's.</summary>
        private static string? NameOf(Type type, string root)
        {
            while (type.DeclaringType is { } outer)
            {
                type = outer;
            }

            if (root == "ChimeVoiceTools.Model")
            {
                return FoldersOfModel.TryGetValue(type.Name, out var folder) ? $"{folder}.{type.Name}" : null;
            }

            var space = type.Namespace ?? string.Empty;
            return space != root && !space.StartsWith(root + ".", StringComparison.Ordinal)
                ? null
                : $"{space.Substring(root.Length).TrimStart('.').Split('.')[0]}.{type.Name}";
        }

        /// <summary>Loads a project from the tests' folder, or the module's with PowerShell's reference assembly.</summary>
        private static Assembly Load(string project)
        {
            string[] folders =
            [
                AppContext.BaseDirectory,
                Path.Combine(Repository.Root, "bin", "net8.0"),
                Path.Combine(AppContext.BaseDirectory, "WindowsPowerShell"),
            ];
            var context = new AssemblyLoadContext(project);
            context.Resolving += (_, name) => Find(name.Name!);
            return Find(project)!;

            Assembly? Find(string name)
            {
                var file = folders.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
                return file is null ? null : context.LoadFromAssemblyPath(file);
            }
        }
    }
}

#pragma warning disable CA1812, CA1823, CA1852, CS0169, CA1822, IDE0051, IDE0060 // Nothing but samples of how a type may use another one.
namespace ChimeVoiceTools.Tests.Sample.Lower
{
    internal sealed class InField
    {
        private readonly List<Upper.Thing?[]>? _things;
    }

    internal sealed class InSignature
    {
        public void Take(Upper.Thing thing)
        {
        }
    }

    internal sealed class InBody
    {
        public int Count() => Upper.Thing.Count;
    }

    internal sealed class InLocal
    {
        public bool Is(object value) => value is Upper.Thing thing && thing.ToString() is not null;
    }

    internal sealed class InLambda
    {
        public Func<object> Make() => () => new Upper.Thing();
    }

    internal sealed class InConstraint
    {
        public T? Default<T>()
            where T : Upper.Thing => default;
    }

    [Upper.Mark]
    internal sealed class InAttribute;
}

namespace ChimeVoiceTools.Tests.Sample.Upper
{
    internal class Thing
    {
        public static int Count { get; set; }

        public Lower.InBody? Body => null;
    }

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class Mark : Attribute;
}
