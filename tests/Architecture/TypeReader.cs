using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Architecture.Tests;

/// <summary>
/// Reads which types of the product a compiled type uses: in signatures, attributes, constraints and bodies.
/// ArchUnitNET 0.13.5 was tried and leaves out the types of catch clauses and everything in a lambda of an asynchronous
/// iterator; NetArchTest 1.3.2 does not say which type a type depends on. A name in a constant or in nameof leaves no
/// trace in an assembly, so no reader of assemblies can see it.
/// </summary>
internal static class TypeReader
{
    /// <summary>The uses in one assembly of types whose namespace begins with a project.</summary>
    public static IReadOnlyList<TypeUse> Read(string assembly, IReadOnlySet<string> projects)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var project = module.Assembly.Name.Name;
        return
        [
            .. module
                .Types.Where(type => !IsGenerated(type))
                .SelectMany(type => Uses(type).Select(used => (From: Name(type, project), Used: used)))
                .SelectMany(pair => Flatten(pair.Used).Select(used => new TypeUse(pair.From, Name(used, ""))))
                .Where(use => use.From != use.To && projects.Contains(use.To.Split('.')[0]))
                .Distinct(),
        ];
    }

    /// <summary>The types of an assembly that a person wrote.</summary>
    public static IReadOnlyList<string> Types(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return
        [
            .. module.Types.Where(type => !IsGenerated(type)).Select(type => Name(type, module.Assembly.Name.Name)),
        ];
    }

    // The compiler's own types have names that C# cannot write; those of source generators carry an attribute.
    private static bool IsGenerated(TypeDefinition type) =>
        type.Name.StartsWith('<')
        || type.CustomAttributes.Any(attribute =>
            attribute.AttributeType.Name
                is "CompilerGeneratedAttribute"
                    or "GeneratedCodeAttribute"
                    or "EditorBrowsableAttribute"
        );

    // Top-level statements are compiled into a type without a namespace.
    private static string Name(TypeReference type, string project)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return string.IsNullOrEmpty(type.Namespace) ? $"{project}.{type.Name}" : type.FullName;
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type) =>
        [
            .. type.BaseType is { } parent ? [parent] : Array.Empty<TypeReference>(),
            .. type.Interfaces.SelectMany(item => Attributes(item).Append(item.InterfaceType)),
            .. Attributes(type),
            .. type.GenericParameters.SelectMany(Constraints),
            .. type.Fields.SelectMany(field => Attributes(field).Append(field.FieldType)),
            .. type.Properties.SelectMany(property => Attributes(property).Append(property.PropertyType)),
            .. type.Events.SelectMany(item => Attributes(item).Append(item.EventType)),
            .. type.Methods.SelectMany(Uses),
            .. type.NestedTypes.SelectMany(Uses),
        ];

    private static IEnumerable<TypeReference> Uses(MethodDefinition method) =>
        [
            method.ReturnType,
            .. Attributes(method),
            .. Attributes(method.MethodReturnType),
            .. method.GenericParameters.SelectMany(Constraints),
            .. method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)),
            .. method.Overrides.Select(item => item.DeclaringType),
            .. method.HasBody ? Uses(method.Body) : [],
        ];

    private static IEnumerable<TypeReference> Uses(MethodBody body) =>
        [
            .. body.Variables.Select(variable => variable.VariableType),
            .. body.ExceptionHandlers.Where(item => item.CatchType is not null).Select(item => item.CatchType),
            .. body.Instructions.SelectMany(Uses),
        ];

    // An enum's value is a number in a body; the type shows in the signature of the member that takes or gives it.
    private static IEnumerable<TypeReference> Uses(Instruction instruction) =>
        instruction.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => Uses(method),
            CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
            _ => [],
        };

    private static IEnumerable<TypeReference> Uses(MethodReference method) =>
        [
            method.DeclaringType,
            method.ReturnType,
            .. method.Parameters.Select(parameter => parameter.ParameterType),
            .. method is GenericInstanceMethod generic ? generic.GenericArguments : [],
        ];

    private static IEnumerable<TypeReference> Constraints(GenericParameter parameter) =>
        Attributes(parameter).Concat(parameter.Constraints.Select(constraint => constraint.ConstraintType));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(attribute =>
            attribute
                .ConstructorArguments.Concat(
                    attribute.Fields.Concat(attribute.Properties).Select(item => item.Argument)
                )
                .SelectMany(argument => Argument(argument))
                .Append(attribute.AttributeType)
        );

    private static IEnumerable<TypeReference> Argument(CustomAttributeArgument argument) =>
        argument.Value switch
        {
            TypeReference type => [argument.Type, type],
            CustomAttributeArgument[] items => items.SelectMany(Argument),
            _ => [argument.Type],
        };

    // List<Finding[]> uses List and Finding.
    private static IEnumerable<TypeReference> Flatten(TypeReference type) =>
        type switch
        {
            GenericParameter => [],
            GenericInstanceType generic => generic.GenericArguments.SelectMany(Flatten).Append(generic.ElementType),
            IModifierType modified => Flatten(modified.ElementType).Concat(Flatten(modified.ModifierType)),
            FunctionPointerType pointer => pointer
                .Parameters.Select(parameter => parameter.ParameterType)
                .Append(pointer.ReturnType)
                .SelectMany(Flatten),
            TypeSpecification wrapped => Flatten(wrapped.ElementType),
            _ => [type],
        };
}
