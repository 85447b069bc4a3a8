import type { CourseTranslation } from './types.ts';

/** The members' course, in Spanish. */
export const READING_DIAMONDS_ES: CourseTranslation = {
  slug: 'leer-diamantes',
  title: 'Leer diamantes',
  summary: 'Clasifica una piedra con tus propios ojos: luz, talla, color y pureza, y lo que ningún certificado dice.',
  description: `Casi todo el mundo compra un diamante por cuatro letras en una tarjeta. Después de este curso leerás primero la piedra y después la tarjeta.

Trabajamos como un laboratorio: con una lupa de diez aumentos, una bandeja blanca y luz de día, y con mucha paciencia. Verás piedras una al lado de otra, aprenderás qué buscar y en qué orden, y anotarás lo que ves antes de que nadie te diga qué es.

**Necesitas** una lupa de 10×, una cartulina blanca doblada y una ventana al norte. Ninguna piedra propia: todos los ejercicios están filmados para que clasifiques a la vez.`,
  outcomes: `Distinguir brillo, fuego y centelleo, y decir cuál falta
Situar una piedra en la escala de color con un grado de margen, por comparación
Dibujar las inclusiones como lo hace un laboratorio y juzgar cuáles importan
Leer un certificado y encontrar los tres números que deciden el precio`,
  modules: [
    {
      title: 'Luz y talla',
      summary: 'Por qué una piedra bien tallada de peor color luce más que una mal tallada del mejor.',
      lessons: [
        {
          slug: 'lo-que-hace-la-luz-en-un-diamante',
          title: 'Lo que hace la luz en un diamante',
          summary: 'Brillo, fuego y centelleo: tres palabras para tres cosas distintas.',
          body: `Un diamante no produce luz. Toma la que hay en la habitación y la devuelve, y clasificar consiste en preguntarse lo bien que lo hace.

## Tres palabras que no son lo mismo

- **Brillo** es la luz blanca que vuelve a tu ojo.
- **Fuego** es la luz que vuelve separada en colores.
- **Centelleo** es el dibujo de claros y oscuros que se mueve cuando la piedra se mueve.

Con la piedra quieta juzgas el brillo. Inclínala bajo una sola lámpara pequeña y verás el fuego. Balancéala despacio bajo un techo con muchas lámparas y verás el centelleo.

## Por qué vuelve la luz

En el diamante la luz va a menos de la mitad de su velocidad, y por eso se dobla mucho al entrar. Un rayo que llega a una faceta del fondo con más de 24,4 grados respecto a la vertical no puede salir. Salta a la faceta de enfrente y de ahí sube hacia la corona. Si el fondo es demasiado plano o demasiado profundo, el rayo se escapa por abajo. Esa luz la pagas y no la ves nunca.

> Mira la piedra antes de mirar el certificado. El certificado seguirá ahí después.

**Pruébalo:** mira cualquier piedra transparente o un cristal bajo una sola lámpara y después bajo un cielo nublado. Apunta cuál de las tres cosas sigues viendo.`,
        },
        {
          slug: 'la-anatomia-de-un-brillante',
          title: 'La anatomía de un brillante',
          summary: 'Tabla, corona, filetín, pabellón y culata: cincuenta y siete facetas y para qué sirve cada una.',
          body: `Antes de decir qué le pasa a una piedra necesitas un nombre para cada parte.

## De arriba abajo

1. **Tabla**: la faceta grande y plana por la que miras.
2. **Corona**: todo lo que hay de la tabla al borde. Ocho estrellas, ocho cometas y dieciséis facetas superiores de filetín. Reparte la luz y crea el fuego.
3. **Filetín**: el borde, y lo único que toca quien engasta.
4. **Pabellón**: el cono de abajo. Ocho facetas principales y dieciséis inferiores de filetín. Es el espejo.
5. **Culata**: la punta, o una faceta diminuta en su lugar.

Suma: una tabla, treinta y dos en la corona, veinticuatro en el pabellón. Cincuenta y siete, o cincuenta y ocho con la culata.

## Qué comprobar primero

Mira en vertical. El contorno de la tabla debe ser regular y estar centrado. Las cometas deben tocar el borde en ocho puntos iguales. Si el dibujo se inclina hacia un lado, la piedra se talló para salvar peso, y la luz se inclina con ella.

| Parte | Está bien | Si no, te cuesta |
| --- | --- | --- |
| Tabla | del 53 al 58 % del ancho | Un aspecto plano, de vidrio |
| Corona | de 34 a 35 grados | Poco fuego |
| Pabellón | de 40,6 a 41 grados | Un centro oscuro o un anillo pálido |`,
        },
        {
          slug: 'juzgar-la-talla-a-ojo',
          title: 'Juzgar la talla a ojo',
          summary: 'La cabeza de clavo, el ojo de pez y la pajarita: tres fallos que no volverás a pasar por alto.',
          body: `Las proporciones sobre el papel son una pista. Los fallos de la piedra son un hecho, y los tres más caros se ven sin ningún instrumento.

## La cabeza de clavo

Un disco oscuro en medio de la tabla significa que el pabellón es demasiado profundo. La luz que debería volver a ti se va por los lados. Ninguna lámpara de escaparate lo esconde cuando sabes dónde mirar.

## El ojo de pez

Un anillo pálido justo dentro de la tabla es el filetín, reflejado. El pabellón es demasiado plano. Inclina un poco la piedra: si el anillo aparece enseguida, déjala.

## La pajarita

Los óvalos, las peras y las marquesas muestran dos triángulos oscuros en el centro. Todas tienen algo de ello. Pregúntate cómo de oscuro es y si se aclara al balancear la piedra.

## Cómo mirar

- Primero echa el aliento sobre la piedra. El vaho esconde el destello dos segundos y enseña las facetas de debajo.
- Luz difusa para el dibujo, una lámpara pequeña para el fuego.
- Sostenla a un palmo de la cara y mira con los dos ojos.

Clasifica la talla antes de permitirte pensar en el color.`,
        },
      ],
    },
    {
      title: 'Color y pureza',
      summary: 'Comparar en lugar de adivinar, y saber qué inclusiones importan.',
      lessons: [
        {
          slug: 'ver-un-color-que-apenas-esta',
          title: 'Ver un color que apenas está',
          summary: 'Boca abajo, sobre blanco, junto a una piedra conocida: así se usa la escala de la D a la Z.',
          body: `Entre D y G hay menos color del que tu memoria puede guardar. Nadie lo clasifica de memoria. Se clasifica comparando.

## Boca abajo

Desde arriba, el brillo ahoga el color. Apoya la piedra sobre la tabla, mira a través del pabellón, en paralelo al filetín, y aparece el color del cuerpo.

## Sobre blanco, con luz del norte

Una cartulina blanca doblada hace un canal que sujeta la piedra y no refleja nada de la habitación. Luz de día del norte o una lámpara de 6500 kelvin. Vístete de gris. Una camisa roja vale dos grados.

## Junto a una piedra conocida

Pon la piedra a la izquierda de la de referencia y después a la derecha. Si parece más oscura a un lado y más clara al otro, es igual. Tu ojo prefiere un lado, y el cambio lo compensa.

- **De D a F**: incoloro, incluso boca abajo.
- **De G a J**: casi incoloro. De cara, en un anillo, nadie lo ve.
- **De K a M**: un tono cálido, precioso en oro amarillo.

Clasifica dos veces, con una hora entre medias. Si no coinciden, no te creas ninguna y hazlo otra vez.`,
        },
        {
          slug: 'la-pureza-con-lupa',
          title: 'La pureza con lupa',
          summary: 'Encontrar, nombrar y dibujar las inclusiones, y decidir después si importan.',
          body: `Una lupa te lo enseña todo a la vez, y por eso quien empieza no ve nada. Recorre la piedra como un reloj y mira una sola faceta cada vez.

## Sujétala bien

La lupa contra la ceja, la piedra a dos dedos, los dos codos sobre la mesa. Los dos ojos abiertos. Enfoca moviendo la piedra, nunca la lupa.

## Qué vas a encontrar

- **Cristales**: minerales diminutos, blancos u oscuros, de bordes nítidos.
- **Plumas**: roturas. Parecen escarcha, e importan cuando llegan a la superficie.
- **Nubes**: muchos puntos juntos. Inofensivas hasta que vuelven lechosa la piedra.
- **Agujas y velos de macla**: huellas de cómo creció.

## Cinco preguntas deciden el grado

Cómo de grande, cuántas, dónde, de qué clase y con qué facilidad se ven. Un cristal bajo la tabla cuenta más que el mismo cristal junto al filetín, donde lo tapará una garra.

La hoja de trabajo adjunta tiene una línea para cada paso. Rellénala con las tres piedras de la película y compárala al final con la mía. «Limpia a simple vista» no es un grado, pero es la pregunta que casi todo el mundo tiene de verdad.`,
        },
      ],
    },
    {
      title: 'Papel, precio e imitaciones',
      summary: 'Qué demuestra un certificado, qué calla y cómo distinguir un diamante de todo lo demás.',
      lessons: [
        {
          slug: 'leer-un-certificado',
          title: 'Leer un certificado',
          summary: 'Tres números deciden el precio. Dos líneas deciden si el papel es de esta piedra.',
          body: `Un certificado es una opinión, por escrito, de personas que no te conocen. Los buenos laboratorios dan buenas opiniones. Aun así, léelo como si fueras abogada.

## Primero: ¿es de esta piedra?

Busca el número grabado en el filetín y léelo con la lupa. Pesa la piedra hasta la centésima de quilate. Si algo no coincide, para.

## Después, los tres números

1. **Peso**. Los precios saltan en el medio quilate y en el entero. Una piedra de 0,97 se ve como una de 1,00 y cuesta una décima parte menos.
2. **Profundidad**, en tanto por ciento. Por encima de 63 pagas un peso que no se ve.
3. **Tabla**, en tanto por ciento. Léela junto con la profundidad y el ángulo de la corona, nunca sola.

## Lo que calla

Ningún certificado dice si una nube apaga la piedra, cómo de oscura es una pajarita o si te va a gustar. Los *comentarios* de abajo merecen más de tu tiempo que el grado de arriba. «El grado de pureza se basa en nubes no dibujadas» es un aviso en letra muy pequeña.

Las piedras de laboratorio tienen certificados propios. Mira la primera línea, no la última.`,
        },
        {
          slug: 'los-diamantes-y-sus-dobles',
          title: 'Los diamantes y sus dobles',
          summary: 'Circonita, moissanita, vidrio y laboratorio: cinco pruebas y sus límites.',
          body: `Todas las pruebas de esta lección se pueden engañar. Por eso vas a usar cinco.

1. **Aliento**. El diamante se lleva el calor y se aclara al instante. El vidrio sigue empañado unos segundos. La moissanita también se aclara.
2. **Línea**. Pon la piedra suelta boca abajo sobre una línea impresa. A través de un diamante bien tallado no se lee. A través de la circonita, sí.
3. **Doblez**. Mira por una cometa las aristas del lado opuesto. La moissanita muestra cada arista dos veces; el diamante, nunca.
4. **Aristas**. Las del diamante cortan como una navaja. Las piedras más blandas se redondean en pocos años.
5. **Peso**. Una circonita del mismo tamaño pesa unas 1,7 veces más.

## Lo que ninguna lupa sabe

Un diamante de laboratorio *es* diamante: el mismo carbono, la misma red, la misma dureza. Creció en semanas y no en mil millones de años, y solo un instrumento que lee cómo creció los distingue. Díselo a tu cliente. Es honesto y, en muchos países, es la ley.

Ya has leído una piedra de la luz al papel. Toma la que mejor conoces y clasifícala desde el principio, como si no la hubieras visto nunca.`,
        },
      ],
    },
  ],
};
