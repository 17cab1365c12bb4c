/* The text of activation-functions(7): from the first neuron to the choice. */
// SPDX-License-Identifier: GPL-3.0-or-later
#include "config.h"

#include "base/gettext.h"
#include "teach/manual/guide.h"

#define SECTION(head)                               \
	{                                           \
		GUIDE_SECTION, N_(head), NULL, NULL \
	}
#define PART(head)                               \
	{                                        \
		GUIDE_PART, N_(head), NULL, NULL \
	}
#define TEXT(text)                               \
	{                                        \
		GUIDE_TEXT, NULL, N_(text), NULL \
	}
#define TERM(head, text)                             \
	{                                            \
		GUIDE_TERM, N_(head), N_(text), NULL \
	}
#define TRY(command, text)                         \
	{                                          \
		GUIDE_TRY, command, N_(text), NULL \
	}
#define PLOT(name)                           \
	{                                    \
		GUIDE_PLOT, name, NULL, NULL \
	}
#define EVAL(operands)                           \
	{                                        \
		GUIDE_EVAL, operands, NULL, NULL \
	}
#define CHOOSE(...)                                              \
	{                                                        \
		GUIDE_CHOOSE, NULL, NULL, &(const struct choice) \
		{                                                \
			__VA_ARGS__                              \
		}                                                \
	}
#define ANSWERS(number)                           \
	{                                         \
		GUIDE_ANSWERS, number, NULL, NULL \
	}
#define CALLS(framework)                           \
	{                                          \
		GUIDE_CALLS, framework, NULL, NULL \
	}

const struct guide_block guide_blocks[] = {
	SECTION("DESCRIPTION"),
	TEXT("This page tells what activation functions are for, how the common ones differ, "
	     "and how to choose. It takes for granted what a function and its slope are, exp "
	     "and log; other words are explained where they come first or in GLOSSARY, below. "
	     "Read it with a terminal beside it: a line that begins with $ is a command, what "
	     "follows is what it prints, and commands in bold are worth trying. Every number "
	     "here was computed by actplot(1) as it wrote the page."),
	TEXT("Each function has a page of its own, such as actplot-relu(7), which names who "
	     "published it and which frameworks, the libraries that networks are written with, "
	     "ship it; 'actplot list' names them all."),

	SECTION("A NEURON"),
	TEXT("A neuron multiplies each of its inputs by a number of its own, a weight, adds the "
	     "products and one more number, the bias, and gives the sum to a function f. What f "
	     "returns is the neuron's output; f is its activation function. Neurons that read the "
	     "same inputs are a layer, and a network is layers one behind another, each reading "
	     "what the one before puts out. The last is the output layer, those before it are "
	     "hidden."),
	TEXT("Take the weights 0.5 and -1 and the bias 0.25. For the inputs 2 and 1 the sum is "
	     "{0.5*2 - 1*1 + 0.25}, for 2 and 3 it is {0.5*2 - 1*3 + 0.25}. What leaves the "
	     "neuron depends on f:"),
	EVAL("sigmoid relu 0.25 -1.75"),
	TEXT("The column x is the sum; under a function's name stands its value, under d_ and the "
	     "name its slope. sigmoid is bounded: its outputs stay between 0 and 1 whatever the "
	     "sum, so that no single input upsets the next layer. relu is unbounded: large sums "
	     "stay large."),
	TRY("actplot sigmoid relu", "draws both, with their slopes"),
	TRY("actplot compare sigmoid relu", "their ranges and more, side by side"),

	SECTION("WHY NOT A STRAIGHT LINE"),
	TEXT("Without f, or with f(x) = x, depth is worth nothing. Let a first layer make 3x + 1 "
	     "of x and a second 2u - 4 of that: together they make 6x - 2, which one layer could "
	     "have done alone. At x = 5 the two give {2*(3*5 + 1) - 4} and the one {6*5 - 2}, and "
	     "so everywhere:"),
	EVAL("-e '2*(3*x+1)-4' --name two -e '6*x-2' --name one -1 0 5"),
	TEXT("With many neurons each layer has a table of weights, a matrix. Two layers without f "
	     "come to one table too, the product of theirs: a stack of any depth is still one "
	     "layer. Put relu between the two, and the line has "
	     "a bend that no single layer without f can make:"),
	EVAL("-e '2*relu(3*x+1)-4' --name with_relu -1 0 5"),
	TEXT("Enough such bends come as near as one likes to any continuous function; that holds "
	     "for every continuous activation that is not a polynomial, a sum of powers such as "
	     "x^2 - 3x (Leshno, Lin, Pinkus and "
	     "Schocken 1993, doi:10.1016/S0893-6080(05)80131-5)."),
	TRY("actplot -e '2*relu(3*x + 1) - 4' -e '6*x - 2' -r -2:2 -Y -8:8 -s f",
		"the bend beside the line"),

	SECTION("HOW A NETWORK LEARNS"),
	TEXT("Training shows the network examples, inputs whose right outputs are known, a few at "
	     "a time: a batch. A loss says how wrong the outputs are. Training looks how the loss "
	     "changes with each weight (the gradient) and moves all weights a little to where it "
	     "falls: one step. The gradient is worked out from the last layer back to the first, "
	     "which is called backpropagation. On its way through a neuron it is multiplied by the "
	     "slope f'(x) at the neuron's sum; then for a weight by that weight's input, and on "
	     "its way to the layer before by the weight."),
	TEXT("So f must have a slope nearly everywhere: where f' is close to 0 hardly any gradient "
	     "passes, and f is said to be saturated. A bounded f keeps the inputs of the next "
	     "layer small, and so the steps of its weights: training is steadier. With an "
	     "unbounded one steps may be large: training is faster, if it goes well."),
	TEXT("Since the slope matters as much as the value, actplot draws both, by default from "
	     "-10 to 10. One function is red, its slope blue; of several each has a colour, its "
	     "slope the same. In pictures slopes are dashed."),
	TRY("actplot relu --png", "a picture, in relu.png"),
	TRY("actplot explain tanh", "its card says where |f'| stays below 0.01"),

	SECTION("SIGMOID"),
	TEXT("sigmoid(x) = 1/(1 + exp(-x)) makes of any number one between 0 and 1: it nears 0 far "
	     "to the left, is {sigmoid(x) at 0} at 0, and nears 1 far to the right. Its output can "
	     "be read as a probability p; x is then the logit of p, log(p/(1 - p))."),
	PLOT("sigmoid"),
	EVAL("sigmoid -10 0 5 10"),
	TEXT("Three things speak against it in hidden layers. It saturates on both sides: the slope "
	     "is {slope sigmoid(x) at 0} at 0 and no more than {slope sigmoid(x) at 10} at 10. Its "
	     "outputs are never negative: for normal inputs, which lie on both sides of 0, "
	     "{100*erf(1/sqrt(2))} of 100 between -1 and 1, their mean is {mean sigmoid}. Where "
	     "all inputs of a neuron are positive, the gradients of its weights have one sign: in "
	     "a step all rise or all fall, and where some should rise and others fall, steps "
	     "zigzag. And it needs an exponential."),
	TRY("actplot explain sigmoid", "its facts on one screen"),

	SECTION("SOFTMAX"),
	TEXT("softmax takes a list of numbers, the logits or scores, and returns as many "
	     "shares that add up to 1: exp of each, divided by the sum of all exps. A "
	     "classifier has a logit for each class and reads the shares as probabilities:"),
	EVAL("softmax 2,1,0"),
	TEXT("Why exp? It makes every share positive, and it favours the largest: of the logits 6, 3 "
	     "and 0, three times 2, 1 and 0, the shares are {softmax 6,3,0} in place of "
	     "{softmax 2,1,0}. So softmax mimics the "
	     "maximum, 1 for the largest and 0 for the others, but with a slope that training can "
	     "follow. Only differences count: logits 102, 101 and 100 give {softmax 102,101,100} "
	     "again."),
	TRY("actplot eval softmax 2,1,0 --jacobian",
		"row m, column j_k: slope of share m along logit k; rows sum to 0"),
	TRY("actplot softmax:z=1,0,-1:i=1",
		"all shares; in the list of logits, z, x stands for number i"),
	PART("Sigmoid or softmax"),
	TEXT("For two classes they are the same: of the logits 2 and 1 softmax makes "
	     "{softmax 2,1}, and sigmoid of the difference is {sigmoid(2 - 1)}. Take softmax where "
	     "exactly one of several classes is right, and a sigmoid for each output where labels "
	     "may hold together, such as a cat and a dog in one picture. Both go with "
	     "cross-entropy as the loss."),
	TRY("actplot compare sigmoid softmax", "their properties side by side"),

	SECTION("TANH"),
	TEXT("tanh(x) = (exp(x) - exp(-x))/(exp(x) + exp(-x)) is sigmoid stretched: "
	     "2 sigmoid(2x) - 1. At 0.7 the one is {tanh(0.7)}, the other "
	     "{2*sigmoid(2*0.7) - 1}. It runs from -1 to 1 and through 0 with the slope "
	     "{slope tanh(x) at 0}."),
	EVAL("tanh -5 0 0.7 5"),
	TRY("actplot -e '2*sigmoid(2*x) - 1' tanh --diff", "their difference: rounding alone"),
	TRY("actplot compare tanh sigmoid", "the identity, checked at many points"),
	PART("Sigmoid or tanh"),
	TEXT("tanh is centred on 0: for normal inputs the mean of its outputs is {mean tanh}, not "
	     "{mean sigmoid}, and its slope at 0 is {slope tanh(x) at 0} in place of "
	     "{slope sigmoid(x) at 0}. So in hidden layers it serves better. But both saturate (at "
	     "5 the slopes are {slope tanh(x) at 5} and {slope sigmoid(x) at 5}), and both need "
	     "exponentials. sigmoid remains for gates and probabilities, where a number between 0 "
	     "and 1 is meant."),
	TRY("actplot sigmoid tanh --panels", "one above or beside the other"),

	SECTION("VANISHING GRADIENTS"),
	TEXT("The gradient that arrives at the first of n layers was multiplied by n slopes on its "
	     "way. That of sigmoid is {slope sigmoid(x) at 0} at most: weights aside, 5 layers "
	     "leave {(1/4)^5} of the gradient, 10 layers {(1/4)^10}, 20 layers {(1/4)^20}. Early "
	     "layers then learn slowly or not at all. tanh does better only near 0: sums of 1 make "
	     "a slope of {slope tanh(x) at 1}, and ten such layers leave {(1 - tanh(1)^2)^10}. The "
	     "slope of relu right of 0 is {slope relu(x) at 1}, and so is its product over any "
	     "number of layers. Factors above 1 do the opposite: the gradient explodes; 1.5 to the "
	     "power of 20 is {1.5^20}."),
	EVAL("tanh relu 1"),
	TEXT("So keep sigmoid and tanh out of the hidden layers of deep networks."),
	TRY("actplot choose --symptom vanishing", "what to do about it"),

	SECTION("RELU"),
	TEXT("relu(x) = max(0, x) passes what is positive and stops the rest. Its slope is 1 right "
	     "of 0 and 0 left of it; at 0 itself there is none, and frameworks agree on "
	     "{slope relu(x) at 0}, but for FANN, a small one in C."),
	PLOT("relu"),
	EVAL("relu -2 0 2"),
	TEXT("Nothing is cheaper. Counted in sums and comparisons exp takes as long as "
	     "{cost exponential}; sigmoid costs {cost sigmoid}, relu {cost relu}. It does not "
	     "saturate on the right, and where it puts out 0 the next layer has nothing to do. "
	     "It is the usual choice for hidden layers, and for them alone: an output that "
	     "must be negative, or a probability, it cannot make. It is not centred either: "
	     "for normal inputs the mean of its outputs is {mean relu}."),
	PART("Dying units"),
	TEXT("A relu unit whose sum is negative for every example puts out 0, has the slope 0, and "
	     "so gets no gradient: it is dead, and stays so. One long step is enough. Let a unit "
	     "have the weight 0.5, the bias 0 and inputs between 0 and 1; a step that takes the "
	     "bias to -1 leaves it sums of {0.5*1 - 1} at most. relu has the slope "
	     "{slope relu(x) at -0.5} there; functions with another can find back:"),
	EVAL("leaky_relu elu -0.5"),
	TRY("actplot choose --symptom dead-units", "the remedies, with reasons"),

	SECTION("LEAKY RELU, PRELU, RRELU"),
	TEXT("leaky_relu has a small slope left of 0, alpha, which is fixed: "
	     "{slope leaky_relu(x) at -1} in actplot, as in PyTorch; 0.1 is common too. prelu "
	     "learns the slope like a weight; before training it is {slope prelu(x) at -1}. rrelu "
	     "draws it at random between 1/8 and 1/3 for each input in training, and afterwards "
	     "takes the middle of the two, {slope rrelu(x) at -1}."),
	TEXT("They are often written max(a x, x). That holds for slopes up to 1 only: with a = 2 "
	     "and x = -1 the maximum is {max(2*(-1), -1)}, the function itself {2*(-1)}."),
	TRY("actplot leaky_relu:alpha=0.01,0.1,0.3", "the family over the slope"),
	TRY("actplot rrelu --png", "the band of slopes, and its mean"),
	TRY("actplot compare leaky_relu --frameworks", "whose slope is which"),

	SECTION("ELU"),
	TEXT("elu(x) is x right of 0 and alpha (exp(x) - 1) left of it. Negative outputs, down to "
	     "-alpha, bring the mean nearer 0: {mean elu}, where relu has {mean relu}. No unit is "
	     "quite dead, since the slope on the left is never 0; yet it saturates there, the slope "
	     "at -10 being {slope elu(x) at -10}, and it costs an exponential."),
	TRY("actplot elu:alpha=0.5,1,2", "three depths"),

	SECTION("MAXOUT"),
	TEXT("A maxout unit computes several sums, each with weights and a bias of its own, "
	     "and puts out the largest: max(w1 x + b1, w2 x + b2, ...). Training shapes it. "
	     "With the pieces 0 and x it is relu, with -x and x the absolute value, with more "
	     "of them nearly any convex curve, one that never bends downwards. It does not "
	     "saturate, and no unit dies; the price is as many times the weights as there are "
	     "pieces."),
	TRY("actplot maxout:w=-1,1:b=0,0", "the absolute value"),
	TRY("actplot maxout --png", "the pieces under their maximum"),

	SECTION("SMOOTH RELATIVES"),
	TEXT("gelu, silu and mish bend smoothly where relu has its kink, and dip below 0 on the "
	     "way: at -1 they are {gelu(-1)}, {silu(-1)} and {mish(-1)}. gelu(x) is x times "
	     "the share of normal inputs that lie below x, silu(x) = x sigmoid(x), and mish(x) = "
	     "x tanh(log(1 + exp(x))). gelu and silu are the usual choice in Transformers, which "
	     "CHOOSING explains. hard_sigmoid is the line x/6 + 1/2, cut off at 0 and 1, and "
	     "hard_swish(x) = x hard_sigmoid(x); both are for small machines. glu splits the "
	     "outputs of a layer into halves a and b, and b says how much of a passes: "
	     "a*sigmoid(b). Its kin have another function in the place of sigmoid."),
	TRY("actplot relu gelu silu mish -r -4:4", "all four"),
	TRY("actplot list --group swishes", "one family of the list"),

	SECTION("CHOOSING"),
	TEXT("actplot choose makes a recommendation of what is known about a network. By "
	     "itself it asks; or it takes the answers as options, as many as are known, in any "
	     "order. Below are its questions and answers, each with what it recommends for "
	     "that alone: by the problem and the loss for the output layer, else for hidden "
	     "ones."),
	PART("In general"),
	TEXT("Begin with relu in hidden layers. Mind the learning rate, and watch how many units "
	     "have died: those that put out 0 for every example. If they are many, try leaky_relu, "
	     "prelu or maxout. tanh may do for shallow networks; sigmoid is not for hidden layers."),
	ANSWERS("30"),
	PART("The kinds of network"),
	TEXT("In an mlp, multilayer perceptron, each neuron reads all outputs of the layer before "
	     "(fully connected, feed-forward). In a convolutional network it reads a small patch, "
	     "and all patches share its weights. A recurrent one takes a sequence step by step: "
	     "what a layer puts out, its state, is among its inputs at the next step; LSTM and GRU "
	     "are such layers with gates, which say how much of the state is kept. A Transformer "
	     "reads all tokens of a text, words or pieces of words, at once: for each, layers of "
	     "attention take a mean of all, weighed by softmax; between them stand layers as in "
	     "an mlp."),
	PART("What it answers"),
	TEXT("Say that each photograph shows several things, all to be named. An answer gives "
	     "reasons and ends with the layer and the loss in two frameworks; a sample is an "
	     "example, a target the right output:"),
	CHOOSE(.problem = "multilabel", .layer = "output"),
	TRY("actplot choose --problem multilabel --network cnn --symptom vanishing",
		"for hidden layers, too, where the loss hardly falls"),
	PART("Why the loss matters"),
	TEXT("Numbers of any size, behind linear, go with squared error: its gradient is twice the "
	     "difference. Behind sigmoid use cross-entropy instead. Let the right answer be 1 and the "
	     "logit -5, so that the output is {sigmoid(-5)}: quite wrong. The squared error "
	     "(p - 1)^2 has the gradient 2 (p - 1) p (1 - p) along the logit, "
	     "{2*(sigmoid(-5) - 1)*sigmoid(-5)*(1 - sigmoid(-5))}: hardly anything is learned. "
	     "Cross-entropy, -log(p), has p - 1, which is {sigmoid(-5) - 1}: the slope of sigmoid "
	     "cancels."),
	TEXT("softmax with cross-entropy is as simple: along the logits the gradient is the shares "
	     "less the right answer, here {softmax 2,1,0} less 0, 0, 1 if the last class is right. "
	     "In hidden layers, above all of convolutional networks, relu keeps gradients alive."),
	TRY("actplot eval -e '(sigmoid(x)-1)^2' -e 'softplus(-x)' --show df -5 0 5",
		"both gradients; softplus(-x) is -log(sigmoid(x))"),
	TRY("actplot choose --problem binary --layer output --loss squared-error",
		"warns of the bad pair"),
	TRY("actplot choose --rules", "all rules, each with its reason"),

	SECTION("IN THE FRAMEWORKS"),
	TEXT("Keras takes most functions by name, as an argument of a layer; Dense is one as in an "
	     "mlp, the number that of its units, here an example. As a layer of its own tanh is "
	     "keras.layers.Activation('tanh')."),
	CALLS("keras"),
	TEXT("PyTorch has a layer for each, to stand behind one that makes the sums, "
	     "torch.nn.Linear:"),
	CALLS("pytorch"),
	TEXT("One name does not always mean one function. At -3 gelu is {gelu(-3)}, and what "
	     "JAX, another library, calls gelu, a stand-in made with tanh, is {gelu_tanh(-3)}. "
	     "NAME@FRAMEWORK is what that framework computes."),
	TRY("actplot --diff gelu gelu@jax", "how far they are apart"),
	TRY("actplot explain leaky_relu --as keras", "a call to paste"),

	SECTION("PICTURES"),
	TRY("actplot sigmoid tanh relu leaky_relu:alpha=0.1 maxout elu --panels=3x2 --png",
		"the six of this page in one figure"),
	TRY("actplot gelu --range -4:4 --svg", "one that stays sharp at any size"),
	TRY("actplot relu --csv --samples 5", "the points as a table"),

	SECTION("EXERCISES"),
	TEXT("Each command, then the question that it answers."),
	TERM("actplot explain sigmoid", "1. Beyond which x is the slope of sigmoid below 0.01?"),
	TERM("actplot eval softmax 0,0,0,0",
		"2. What does softmax make of four equal logits? And what if all are 7?"),
	TERM("actplot explain silu", "3. silu dips below 0. Where is it lowest?"),
	TERM("actplot -e 'x*sigmoid(1.702*x)' gelu --diff",
		"4. x*sigmoid(1.702*x) stands in for gelu. How far off is it, and where most?"),
	TERM("actplot eval -e 'relu(x) - relu(-x)' linear -2 0 2",
		"5. Which function is relu(x) - relu(-x)? Only the slopes at 0 differ: there, at its "
		"kink, each relu has the slope {slope relu(x) at 0}, and so has their difference."),
	TERM("actplot choose --network rnn --layer gate",
		"6. Which function fits the gates of a recurrent network, and why?"),
	TERM("actplot choose --symptom slow --depth 30",
		"7. Thirty layers of tanh learn slowly. What may help? {slope tanh(x) at 1} to the "
		"power of 30 is {(1 - tanh(1)^2)^30}."),

	SECTION("GLOSSARY"),
	TERM("activation", "What a neuron puts out; the function that makes it of the sum."),
	TERM("attention, convolutional, GRU, LSTM, recurrent, token, Transformer",
		"See CHOOSING, 'The kinds of network'."),
	TERM("backpropagation", "Working out the gradient, from the loss back through the layers."),
	TERM("batch", "The examples that one step of training looks at."),
	TERM("bias", "The number a neuron adds to its weighted inputs."),
	TERM("cross-entropy",
		"A loss: minus the logarithm of the probability that the right class was given. "
		"Sure and wrong costs most: {-log(0.01)} at p = 0.01, {-log(0.9)} at p = 0.9."),
	TERM("dead unit", "One whose slope is 0 for every example, so that it cannot learn."),
	TERM("example", "One input with its right output; also called a sample."),
	TERM("framework",
		"A library in which networks are written and trained: Keras, PyTorch, "
		"TensorFlow and JAX for Python, FANN for C, and others."),
	TERM("gain",
		"What random first weights are scaled by so that a layer's outputs are as large "
		"as its inputs, on average of their squares; for relu {sqrt(2)}."),
	TERM("gate", "A number between 0 and 1 that another is multiplied by."),
	TERM("gradient", "All slopes of the loss, one along each weight."),
	TERM("hidden layer", "One whose outputs only other layers see."),
	TERM("kink", "A place where the slope jumps, such as 0 for relu."),
	TERM("learning rate", "How far the weights move, as a multiple of the gradient."),
	TERM("logit",
		"What softmax or sigmoid makes a probability of: log(p/(1 - p)). "
		"At p = 0.9 it is {log(0.9/(1 - 0.9))}."),
	TERM("loss", "One number that says how wrong the outputs are."),
	TERM("normal inputs",
		"Random numbers of the bell-shaped (normal) distribution of mean 0 and "
		"variance 1."),
	TERM("saturation", "Where the slope is so near 0 that hardly any gradient passes."),
	TERM("score", "A logit, or another number that is not a probability yet."),
	TERM("squared error", "A loss: the square of the difference; for outputs of any size."),
	TERM("ULP",
		"Unit in the last place: the step from one floating-point number to the "
		"next, {2^(-52)} next to 1 in double, which has 64 bits."),
	TERM("unit", "A neuron of a layer."),
	TERM("variance", "The mean square of the distance from the mean."),
	TERM("weight", "The number a neuron multiplies an input by; training changes it."),
	TERM("zero-centred",
		"Said of a function whose outputs have the mean 0 where its inputs do."),
	{ GUIDE_SECTION, NULL, NULL, NULL },
};
