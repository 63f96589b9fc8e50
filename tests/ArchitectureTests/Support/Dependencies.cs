using System.Reflection;
using System.Reflection.Emit;

namespace Messaging.ArchitectureTests.Support;

/// <summary>What a type depends on, in its signatures and in the code of its methods.</summary>
internal static class Dependencies
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every type that a type mentions, taken apart: <c>Task&lt;User[]&gt;</c> gives <c>Task</c> and <c>User</c>.</summary>
    public static IReadOnlySet<Type> Of(Type type) =>
        WithGenerated(type).SelectMany(part => Signature(part).Concat(Members(part).SelectMany(TypesIn))).SelectMany(Parts).ToHashSet();

    /// <summary>Every member that the code of a type uses.</summary>
    public static IReadOnlySet<MemberInfo> Members(Type type) =>
        WithGenerated(type).SelectMany(Methods).SelectMany(Uses).ToHashSet();

    /// <summary>Every member that a method uses, by way of what the compiler made of it and of other methods of its type.</summary>
    public static IReadOnlySet<MemberInfo> Members(MethodInfo method)
    {
        var seen = new HashSet<MethodBase>();
        var open = new Queue<MethodBase>([method]);
        var members = new HashSet<MemberInfo>();
        while (open.TryDequeue(out var current))
        {
            if (!seen.Add(current))
            {
                continue;
            }

            foreach (var member in Uses(current))
            {
                members.Add(member);
                if (member is MethodBase { DeclaringType: { } owner } next && Outermost(owner) == method.DeclaringType)
                {
                    open.Enqueue(next);
                }
            }

            if (current.GetCustomAttribute<System.Runtime.CompilerServices.StateMachineAttribute>() is { } machine)
            {
                Array.ForEach([.. Methods(machine.StateMachineType)], open.Enqueue);
            }
        }

        return members;
    }

    private static IEnumerable<Type> WithGenerated(Type type) =>
        type.GetNestedTypes(BindingFlags.NonPublic).Where(nested => nested.Name.Contains('<', StringComparison.Ordinal)).SelectMany(WithGenerated).Prepend(type);

    private static Type Outermost(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal) && type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MethodBase> Methods(Type type) => [.. type.GetMethods(Own), .. type.GetConstructors(Own)];

    private static IEnumerable<Type> Signature(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<Type>(),
        .. type.GetInterfaces(),
        .. type.GetCustomAttributesData().Select(attribute => attribute.AttributeType),
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. Methods(type).SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
        .. type.GetMethods(Own).Select(method => method.ReturnType),
        .. Methods(type).SelectMany(method => method.GetCustomAttributesData()).Select(attribute => attribute.AttributeType),
        .. Methods(type).SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType),
    ];

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo method =>
            [method.DeclaringType!, method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType), .. method.GetGenericArguments()],
        _ => [member.DeclaringType!],
    };

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
        {
            return Parts(type.GetElementType()!);
        }

        if (type.IsGenericParameter)
        {
            return [];
        }

        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()) : [type];
    }

    private static IEnumerable<MemberInfo> Uses(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var position = 0; position < code.Length;)
        {
            var value = code[position] == 0xFE ? unchecked((short)(0xFE00 | code[position + 1])) : code[position];
            var operation = Codes[value];
            position += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return Resolve(method, BitConverter.ToInt32(code, position));
            }

            position += OperandSize(operation, code, position);
        }
    }

    private static MemberInfo Resolve(MethodBase method, int token) =>
        method.Module.ResolveMember(
            token,
            method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private static int OperandSize(OpCode operation, byte[] code, int position) => operation.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
        _ => 4,
    };
}
