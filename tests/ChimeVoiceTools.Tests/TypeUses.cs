using System.Reflection;
using System.Reflection.Emit;

namespace ChimeVoiceTools.Tests;

/// <summary>Finds which types a type uses: in signatures, fields, attributes and method bodies.</summary>
internal static class TypeUses
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type?> used =
        [
            type.BaseType, .. type.GetInterfaces(), .. type.GetGenericArguments(),
            .. type.GetFields(All).Select(field => field.FieldType),
            .. type.GetMembers(All).Prepend(type).SelectMany(member => member.CustomAttributes).Select(
                attribute => attribute.AttributeType),
            .. type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).SelectMany(Of),
        ];
        return used.SelectMany(Parts).Distinct();
    }

    private static IEnumerable<Type?> Of(MethodBase method)
    {
        var body = method.GetMethodBody();
        return
        [
            (method as MethodInfo)?.ReturnType,
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. GenericArguments(method),
            .. body?.LocalVariables.Select(local => local.LocalType) ?? [],
            .. body?.ExceptionHandlingClauses.Where(
                clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType)
                ?? [],
            .. Tokens(body?.GetILAsByteArray() ?? []).SelectMany(token => Members(method, token)),
        ];
    }

    private static IEnumerable<Type?> Members(MethodBase method, int token)
    {
        var member = method.Module.ResolveMember(token, method.DeclaringType?.GetGenericArguments(), GenericArguments(method));
        return member is Type type ? [type] : [member?.DeclaringType, .. GenericArguments(member as MethodBase)];
    }

    private static Type[] GenericArguments(MethodBase? method) =>
        method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : [];

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            int operation = code[at++];
            operation = operation == 0xFE ? (operation << 8) | code[at++] : operation;
            var operand = Operands[operation];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    /// <summary>
    /// Returns a type with those that it is made of, such as a list's items, and the constraints of a parameter.
    /// </summary>
    private static IEnumerable<Type> Parts(Type? type) => type switch
    {
        null => [],
        { HasElementType: true } => Parts(type.GetElementType()),
        { IsGenericParameter: true } =>
            type.GetGenericParameterConstraints().Where(constraint => !constraint.ContainsGenericParameters).SelectMany(Parts),
        { IsGenericType: true, IsGenericTypeDefinition: false } =>
            [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)],
        _ => [type],
    };
}
