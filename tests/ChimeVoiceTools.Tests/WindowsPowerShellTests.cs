using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ChimeVoiceTools.Tests;

/// <summary>
/// What can be checked of the build for Windows PowerShell 5.1 where that does not run: that it asks for nothing
/// which 5.1's reference assembly does not have.
/// </summary>
public sealed class WindowsPowerShellTests
{
    private const string Automation = "System.Management.Automation";

    [Fact]
    public void Every_type_and_member_of_PowerShell_that_the_build_uses_is_in_5_1()
    {
        var known = Defined(Path.Combine(AppContext.BaseDirectory, "WindowsPowerShell", Automation + ".dll"));
        var used = Used(Path.Combine(Repository.Root, "bin", "net472", "ChimeVoiceTools.dll"));

        Assert.True(used.Count > 50, $"Only {used.Count} members were found; the test reads the wrong thing.");
        Assert.Empty(used.Except(known));
    }

    [Theory]
    [InlineData("ChimeVoiceTools.Model.dll")]
    [InlineData("ChimeVoiceTools.Client.dll")]
    [InlineData("ChimeVoiceTools.Engine.dll")]
    [InlineData("ChimeVoiceTools.Emulator.dll")]
    public void No_other_assembly_knows_PowerShell(string file) =>
        Assert.Empty(Used(Path.Combine(Repository.Root, "bin", "net472", file)));

    private static HashSet<string> Defined(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in reader.TypeDefinitions.Select(reader.GetTypeDefinition))
        {
            var name = FullName(reader, type);
            names.Add(name);
            names.UnionWith(
                type.GetMethods().Select(method => $"{name}.{reader.GetString(reader.GetMethodDefinition(method).Name)}"));
            names.UnionWith(
                type.GetFields().Select(field => $"{name}.{reader.GetString(reader.GetFieldDefinition(field).Name)}"));
        }

        return names;
    }

    private static HashSet<string> Used(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var handle in reader.TypeReferences)
        {
            if (IsAutomation(reader, handle))
            {
                names.Add(FullName(reader, handle));
            }
        }

        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
        {
            if (member.Parent.Kind == HandleKind.TypeReference && IsAutomation(reader, (TypeReferenceHandle)member.Parent))
            {
                names.Add($"{FullName(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}");
            }
        }

        return names;
    }

    private static bool IsAutomation(MetadataReader reader, TypeReferenceHandle handle)
    {
        var scope = reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => IsAutomation(reader, (TypeReferenceHandle)scope),
            HandleKind.AssemblyReference =>
                reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name) == Automation,
            _ => false,
        };
    }

    private static string FullName(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var prefix = type.ResolutionScope.Kind == HandleKind.TypeReference
            ? FullName(reader, (TypeReferenceHandle)type.ResolutionScope)
            : reader.GetString(type.Namespace);
        return $"{prefix}.{reader.GetString(type.Name)}";
    }

    private static string FullName(MetadataReader reader, TypeDefinition type)
    {
        var prefix = type.GetDeclaringType() is { IsNil: false } outer
            ? FullName(reader, reader.GetTypeDefinition(outer))
            : reader.GetString(type.Namespace);
        return $"{prefix}.{reader.GetString(type.Name)}";
    }
}
