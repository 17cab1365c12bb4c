/* Advice and examples that several rules share. */
// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef ACTPLOT_RULES_ADVICE_H
#define ACTPLOT_RULES_ADVICE_H

#define SLOPE_SIGMOID                                                                              \
	{                                                                                          \
		"sigmoid",                                                                         \
			N_("a layer of it passes on at most {slope sigmoid(x) at 0} of the "       \
			   "gradient, its greatest slope, and two layers at most {0.25^2}: early " \
			   "layers learn slowly."),                                                \
			"actplot eval sigmoid 0 2 4 8"                                             \
	}
#define SLOPE_TANH                                                                                    \
	{                                                                                             \
		"tanh",                                                                               \
			N_("its slope is {slope tanh(x) at 0} at 0 alone: at 1 a layer of it passes " \
			   "on {slope tanh(x) at 1} of the gradient, and two layers "                 \
			   "{(1 - tanh(1)^2)^2}."),                                                   \
			"actplot eval tanh 0 1 2 4"                                                   \
	}
#define NOT_RNN "- mlp cnn transformer"

/* Cells with gates: sigmoid for the gates, tanh for the state. */
#define LSTM_KERAS "keras.layers.LSTM(64, activation='tanh', recurrent_activation='sigmoid')"
#define LSTM_PYTORCH "torch.nn.LSTM(64, 64)"

#endif
